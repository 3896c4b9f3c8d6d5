import { getLocale } from "next-intl/server";
import { type BegunExport, beginExport } from "@/features/contacts/export.mutations";
import { exportLines } from "@/features/contacts/export.queries";
import { columnsOf, type ExportLanguage } from "@/features/contacts/export.schema";
import { fileAddress } from "@/features/exports/schema";
import { requireOwnLink } from "@/lib/action";
import { answer, asSheet } from "@/lib/answer";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { exportMark } from "@/lib/export-mark";

/** A file that was asked for, once. Streamed. Without national ids and assessments. */
export function GET(request: Request): Promise<Response> {
  return answer(async (ctx) => {
    await requireOwnLink();
    const { data } = fileAddress.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!data) throw new AppError("NOT_FOUND");
    const begun = await beginExport(ctx, data.request);
    const language = (await getLocale()) === "id" ? "id" : "en";
    const { number } = begun;
    const mark = await exportMark(ctx, { number, name: language === "id" ? "orang" : "people" });
    return asSheet(mark.fileName, linesOf(ctx, { ...begun, language, firstLine: mark.firstLine }));
  });
}

type File = BegunExport & { language: ExportLanguage; firstLine: string[] };

async function* linesOf(
  ctx: Context,
  { filter, columns, language, firstLine }: File,
): AsyncGenerator<string[][]> {
  yield [firstLine, columnsOf(columns).map((column) => column[language])];
  yield* exportLines(ctx, { filter, columns, language });
}
