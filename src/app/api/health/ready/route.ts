import { isReady } from "@/lib/db-health";
import { diskSpace } from "@/lib/read-only";

export const dynamic = "force-dynamic";

const NO_STORE = { "cache-control": "no-store" };

export async function GET(): Promise<Response> {
  return (await isReady())
    ? Response.json({ status: "ok", ...spaceLeft() }, { headers: NO_STORE })
    : Response.json({ status: "unavailable" }, { status: 503, headers: NO_STORE });
}

/** Said only when there is reason to look. */
function spaceLeft(): { disk?: "low" | "full" } {
  const disk = diskSpace();
  return disk === "enough" ? {} : { disk };
}
