import type { Context } from "@/lib/context";
import { AppError, type RefusalCode } from "@/lib/errors";
import { refusalOf } from "@/lib/refusals";
import { currentContext } from "@/lib/session";

const statuses: Record<RefusalCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID: 422,
  CONFLICT: 409,
  CHANGED_MEANWHILE: 409,
  TOO_MANY_TRIES: 429,
  UNAVAILABLE: 503,
};

/** Does the work for whoever is signed in; a refusal becomes its code and its status. */
export async function answer(work: (ctx: Context) => Promise<Response>): Promise<Response> {
  try {
    const ctx = await currentContext();
    if (!ctx) throw new AppError("UNAUTHENTICATED");
    return await work(ctx);
  } catch (error) {
    const { code, fields } = refusalOf(error);
    return Response.json({ code, fields }, { status: statuses[code] });
  }
}
