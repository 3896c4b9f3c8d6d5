import { beginAuditExport } from "@/features/audit/mutations";
import { type AuditEvent, exportPiece } from "@/features/audit/queries";
import { type AuditFilter, auditFilter } from "@/features/audit/schema";
import { requireOwnLink } from "@/lib/action";
import { answer, asSheet } from "@/lib/answer";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";

const columns = ["at", "user_id", "user", "action", "entity", "entity_id", "details"];

/** The events of a filter, streamed. Codes, not words: it is a record for other eyes and programs. */
export function GET(request: Request): Promise<Response> {
  return answer(async (ctx) => {
    await requireOwnLink();
    const { after: _page, ...filter } = auditFilter.parse(
      Object.fromEntries(new URL(request.url).searchParams),
    );
    await beginAuditExport(ctx, { ...filter, after: undefined });
    return asSheet(`audit-${today(ctx)}`, linesOf(ctx, { ...filter, after: undefined }));
  });
}

async function* linesOf(ctx: Context, filter: AuditFilter): AsyncGenerator<string[][]> {
  yield [columns];
  let after: string | undefined;
  do {
    const { events, next } = await exportPiece(ctx, { ...filter, after });
    yield events.map(cellsOf);
    after = next ?? undefined;
  } while (after);
}

function cellsOf({ at, userId, actorName, action, entity, entityId, details }: AuditEvent): string[] {
  return [at.toISOString(), userId ?? "", actorName, action, entity, entityId ?? "", JSON.stringify(details)];
}
