import { Readable } from "node:stream";
import { getLocale } from "next-intl/server";
import { beginAuditExport } from "@/features/audit/mutations";
import { type AuditEvent, exportPiece } from "@/features/audit/queries";
import { type AuditFilter, auditFilter } from "@/features/audit/schema";
import { requireOwnLink } from "@/lib/action";
import { answer } from "@/lib/answer";
import { attachment } from "@/lib/attachment";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { csvLine } from "@/lib/spreadsheets/formula-guard";

const columns = ["at", "user_id", "user", "action", "entity", "entity_id", "details"];

/** The events of a filter as CSV, written while they are read. Codes, not words: it is a record for other eyes and programs. */
export function GET(request: Request): Promise<Response> {
  return answer(async (ctx) => {
    await requireOwnLink();
    const { after: _page, ...filter } = auditFilter.parse(
      Object.fromEntries(new URL(request.url).searchParams),
    );
    await beginAuditExport(ctx, { ...filter, after: undefined });
    const delimiter = (await getLocale()) === "id" ? ";" : ",";
    const lines = Readable.from(linesOf(ctx, { ...filter, after: undefined }, delimiter));
    return new Response(Readable.toWeb(lines) as ReadableStream, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": attachment(`audit-${today(ctx)}.csv`),
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  });
}

async function* linesOf(ctx: Context, filter: AuditFilter, delimiter: "," | ";"): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(`\uFEFF${csvLine(columns, delimiter)}`);
  let after: string | undefined;
  do {
    const { events, next } = await exportPiece(ctx, { ...filter, after });
    yield encoder.encode(events.map((event) => csvLine(cellsOf(event), delimiter)).join(""));
    after = next ?? undefined;
  } while (after);
}

function cellsOf({ at, userId, actorName, action, entity, entityId, details }: AuditEvent): string[] {
  return [at.toISOString(), userId ?? "", actorName, action, entity, entityId ?? "", JSON.stringify(details)];
}
