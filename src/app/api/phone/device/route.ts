import { forgetDevice } from "@/features/devices/mutations";
import { deviceState } from "@/features/devices/queries";
import { deviceSecret } from "@/features/devices/schema";
import { requireSameOrigin } from "@/lib/action";
import type { RefusalCode } from "@/lib/errors";
import { refusalOf } from "@/lib/refusals";
import { visitorOf } from "@/lib/visitor";

export const dynamic = "force-dynamic";

/** A phone asks whether it may keep what it has. Its secret suffices, so a revocation also arrives after the session's end. */
export function POST(request: Request): Promise<Response> {
  return withSecret(request, async (secret, origin) => ({ state: await deviceState(secret, origin) }));
}

/** A phone reports that it was cleared; Clear-Site-Data goes with the answer, so requests from other sites are refused. */
export function DELETE(request: Request): Promise<Response> {
  return withSecret(
    request,
    async (secret, origin) => {
      await forgetDevice(secret, origin);
      return { state: "revoked" };
    },
    { "clear-site-data": '"cache", "storage"' },
  );
}

async function withSecret(
  request: Request,
  run: (secret: string, origin: string) => Promise<unknown>,
  more: Record<string, string> = {},
): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  const secret = deviceSecret.safeParse(request.headers.get("x-device-secret"));
  if (!secret.success) return Response.json({ code: "INVALID" }, { status: 422, headers });
  try {
    await requireSameOrigin();
    return Response.json(await run(secret.data, visitorOf((name) => request.headers.get(name)).network), {
      headers: { ...headers, ...more },
    });
  } catch (error) {
    const { code } = refusalOf(error);
    return Response.json({ code }, { status: statuses[code] ?? 503, headers });
  }
}

const statuses: Partial<Record<RefusalCode, number>> = { FORBIDDEN: 403, TOO_MANY_TRIES: 429 };
