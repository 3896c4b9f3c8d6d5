import { takeList } from "@/features/devices/lists.mutations";
import { listInput } from "@/features/devices/lists.schema";
import { exchange } from "@/lib/exchange";

export const dynamic = "force-dynamic";

/** A POST though it reads: it notes the phone, and a list of people belongs in no address and no cache. */
export function POST(request: Request): Promise<Response> {
  return exchange(request, listInput, takeList);
}
