import { Readable } from "node:stream";
import { getLocale } from "next-intl/server";
import { csvLine } from "@/lib/spreadsheets/formula-guard";
import { attachment } from "./attachment";
import type { Context } from "./context";
import { AppError, type RefusalCode } from "./errors";
import { refusalOf } from "./refusals";
import { currentContext } from "./session";

const statuses: Record<RefusalCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  PROOF_NEEDED: 403,
  FACTOR_NEEDED: 403,
  NOT_FOUND: 404,
  INVALID: 422,
  CONFLICT: 409,
  CHANGED_MEANWHILE: 409,
  TOO_MANY_TRIES: 429,
  BUSY: 503,
  UNAVAILABLE: 503,
  READ_ONLY: 503,
  UNREADABLE: 500,
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

/** Lines as a file for a spreadsheet program, under this name, written while they are read. */
export async function asSheet(name: string, pieces: AsyncIterable<string[][]>): Promise<Response> {
  // Such programs take the list separator of the country: where the comma is the decimal mark it is a semicolon.
  const delimiter = (await getLocale()) === "id" ? ";" : ",";
  const encoder = new TextEncoder();
  const bytes = async function* () {
    yield encoder.encode("\uFEFF");
    for await (const lines of pieces)
      yield encoder.encode(lines.map((line) => csvLine(line, delimiter)).join(""));
  };
  return new Response(Readable.toWeb(Readable.from(bytes())) as ReadableStream, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": attachment(`${name}.csv`),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
