import { forgetDevice } from "@/features/devices/mutations";
import { deviceState } from "@/features/devices/queries";
import { deviceSecret } from "@/features/devices/schema";
import { requireSameOrigin } from "@/lib/action";
import { refusalOf } from "@/lib/refusals";

export const dynamic = "force-dynamic";

/** A phone asks whether it may keep what it has. Its secret suffices, so a revocation arrives after the session's end too. */
export function POST(request: Request): Promise<Response> {
  return withSecret(request, async (secret) => ({ state: await deviceState(secret) }));
}

/** A phone says that it was cleared; what the browser keeps besides goes with the answer. Not for a page of another site. */
export function DELETE(request: Request): Promise<Response> {
  return withSecret(
    request,
    async (secret) => {
      await forgetDevice(secret);
      return { state: "revoked" };
    },
    { "clear-site-data": '"cache", "storage"' },
  );
}

async function withSecret(
  request: Request,
  run: (secret: string) => Promise<unknown>,
  more: Record<string, string> = {},
): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  const secret = deviceSecret.safeParse(request.headers.get("x-device-secret"));
  if (!secret.success) return Response.json({ code: "INVALID" }, { status: 422, headers });
  try {
    await requireSameOrigin();
    return Response.json(await run(secret.data), { headers: { ...headers, ...more } });
  } catch (error) {
    const { code } = refusalOf(error);
    return Response.json({ code }, { status: code === "FORBIDDEN" ? 403 : 503, headers });
  }
}
