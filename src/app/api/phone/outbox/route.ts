import { receive } from "@/features/devices/outbox.mutations";
import { outboxBatch } from "@/features/devices/outbox.schema";
import { exchange } from "@/lib/exchange";

export const dynamic = "force-dynamic";

export function POST(request: Request): Promise<Response> {
  return exchange(request, outboxBatch, async (ctx, batch) => ({ answers: await receive(ctx, batch) }));
}
