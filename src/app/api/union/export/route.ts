import { Readable } from "node:stream";
import { fileAddress } from "@/features/exports/schema";
import { beginUnionExport } from "@/features/exports/union.mutations";
import { requireOwnLink } from "@/lib/action";
import { answer } from "@/lib/answer";
import { attachment } from "@/lib/attachment";
import { AppError } from "@/lib/errors";
import { exportMark } from "@/lib/export-mark";
import { programOutput } from "@/lib/own-program";

/** Everything of the union as a ZIP that was asked for, once. Written by a process of its own while it is fetched. */
export function GET(request: Request): Promise<Response> {
  return answer(async (ctx) => {
    await requireOwnLink();
    const { data } = fileAddress.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!data) throw new AppError("NOT_FOUND");
    const { number } = await beginUnionExport(ctx, data.request);
    const { fileName, firstLine } = await exportMark(ctx, { number, name: "serikat" });
    const zip = programOutput("export.mjs", ["--job", ctx.unionId], {
      signal: request.signal,
      input: firstLine.join(" "),
    });
    return new Response(Readable.toWeb(zip) as ReadableStream, {
      headers: {
        "content-type": "application/zip",
        "content-disposition": attachment(`${fileName}.zip`),
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  });
}
