import { fileAddress } from "@/features/exports/schema";
import { beginVerification } from "@/features/memberships/verification.mutations";
import { requireOwnLink } from "@/lib/action";
import { answer } from "@/lib/answer";
import { attachment } from "@/lib/attachment";
import { AppError } from "@/lib/errors";
import { exportMark } from "@/lib/export-mark";

/** The file for the manpower office that was asked for, once. */
export function GET(request: Request): Promise<Response> {
  return answer(async (ctx) => {
    await requireOwnLink();
    const { data } = fileAddress.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!data) throw new AppError("NOT_FOUND");
    const { documentFor, number } = await beginVerification(ctx, data.request);
    const mark = await exportMark(ctx, { number, name: "verifikasi" });
    return new Response(documentFor(mark.firstLine.join(" ")), {
      headers: {
        "content-type": "text/html; charset=utf-8",
        "content-disposition": attachment(`${mark.fileName}.html`),
        "x-content-type-options": "nosniff",
        "cache-control": "no-store",
      },
    });
  });
}
