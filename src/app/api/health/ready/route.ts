import { isReady } from "@/lib/db-health";

export const dynamic = "force-dynamic";

const NO_STORE = { "cache-control": "no-store" };

export async function GET(): Promise<Response> {
  return (await isReady())
    ? Response.json({ status: "ok" }, { headers: NO_STORE })
    : Response.json({ status: "unavailable" }, { status: 503, headers: NO_STORE });
}
