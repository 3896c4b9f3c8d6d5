import { beginAuditExport } from "@/features/audit/mutations";
import { type AuditEvent, exportPiece } from "@/features/audit/queries";
import type { AuditFilter } from "@/features/audit/schema";
import { fileAddress } from "@/features/exports/schema";
import { requireOwnLink } from "@/lib/action";
import { answer, asSheet } from "@/lib/answer";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { exportMark } from "@/lib/export-mark";

const columns = ["at", "user_id", "user", "action", "entity", "entity_id", "details"];

/** The events of a filter, streamed. Codes, not words: it is a record for other eyes and programs. */
export function GET(request: Request): Promise<Response> {
  return answer(async (ctx) => {
    await requireOwnLink();
    const { data } = fileAddress.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!data) throw new AppError("NOT_FOUND");
    const { filter, number } = await beginAuditExport(ctx, data.request);
    const { fileName, firstLine } = await exportMark(ctx, { number, name: "audit" });
    return asSheet(fileName, linesOf(ctx, { filter, firstLine }));
  });
}

async function* linesOf(
  ctx: Context,
  { filter, firstLine }: { filter: AuditFilter; firstLine: string[] },
): AsyncGenerator<string[][]> {
  yield [firstLine, columns];
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
