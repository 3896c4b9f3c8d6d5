import { actingUserId, type Context } from "@/lib/context";
import { type Day, fromDatabaseDay, today } from "@/lib/dates";
import { Prisma, read, type Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { paperLists } from "./policy";
import { type SheetState, stateOf } from "./sheet";
import { type SheetLocale, sheetLocales, type Who } from "./sheet.schema";
import { readSheetCode } from "./sheet-code";

export type ListedSheet = {
  id: string;
  code: string;
  workplace: string;
  who: Who;
  createdAt: Date;
  expiresOn: Day;
  state: SheetState;
  printedBy: string;
  mine: boolean;
  rows: number;
  keyed: number;
};

const listed = 50;

/** Of the turf, the newest first, those still out before the others. */
export async function listPaperLists(ctx: Context): Promise<{ sheets: ListedSheet[]; total: number }> {
  authorize(ctx, paperLists.read);
  type Row = Omit<ListedSheet, "state"> & { closed: boolean; total: number };
  const rows = await read(ctx, (tx) =>
    tx.$queryRaw<Row[]>(Prisma.sql`
      SELECT p.id::text, p.code, w.name AS workplace, p.who::text AS who, p.created_at AS "createdAt",
        p.expires_on::text AS "expiresOn", p.closed_at IS NOT NULL AS closed, u.name AS "printedBy",
        p.printed_by = ${actingUserId(ctx)}::uuid AS mine, r.rows, r.keyed, count(*) OVER ()::int AS total
      FROM paper_list p
      JOIN workplace w ON w.union_id = p.union_id AND w.id = p.workplace_id
      JOIN "user" u ON u.id = p.printed_by
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS rows, count(conversation_id)::int AS keyed FROM paper_list_row
        WHERE union_id = p.union_id AND paper_list_id = p.id
      ) r
      WHERE p.union_id = ${ctx.unionId}::uuid
      ORDER BY p.closed_at IS NOT NULL OR p.expires_on < ${today(ctx)}::date, p.created_at DESC, p.id
      LIMIT ${listed}`),
  );
  const sheets = rows.map(({ closed, total: _total, ...sheet }) => ({
    ...sheet,
    state: stateOf({ closed, expiresOn: sheet.expiresOn }, today(ctx)),
  }));
  return { sheets, total: rows[0]?.total ?? 0 };
}

/** As the workplace's jobs name them. */
export async function linesOf(ctx: Context, workplaceId: string): Promise<string[]> {
  authorize(ctx, paperLists.read);
  const rows = await read(ctx, (tx) =>
    tx.$queryRaw<{ line: string }[]>(Prisma.sql`
      SELECT line FROM job
      WHERE union_id = ${ctx.unionId}::uuid AND workplace_id = ${workplaceId}::uuid AND is_current AND line <> ''
      GROUP BY line ORDER BY nullif(regexp_replace(line, '\\D', '', 'g'), '')::numeric NULLS LAST, line LIMIT 100`),
  );
  return rows.map(({ line }) => line);
}

/** By its printed number. A typing error is told apart from an unknown number. */
export async function findSheet(ctx: Context, typed: string): Promise<{ id: string }> {
  authorize(ctx, paperLists.read);
  const answer = readSheetCode(typed);
  if ("problem" in answer) throw new AppError("INVALID", { code: `code_${answer.problem}` });
  const found = await read(ctx, (tx) =>
    tx.paperList.findFirst({ where: { unionId: ctx.unionId, code: answer.code }, select: { id: true } }),
  );
  if (!found) throw new AppError("INVALID", { code: "code_unknown" });
  return found;
}

export type Sheet = {
  id: string;
  code: string;
  locale: SheetLocale;
  workplace: string;
  who: Who;
  createdAt: Date;
  expiresOn: Day;
  state: SheetState;
  printedBy: string;
  mine: boolean;
  shows: { fullNames: boolean; ratings: boolean; phones: boolean };
  returnTo: string | null;
};

/** Without its people, in a transaction that the caller has authorized. */
export async function requireSheet(tx: Tx, ctx: Context, id: string): Promise<Sheet> {
  const row = await tx.paperList.findFirst({
    where: { unionId: ctx.unionId, id },
    select: {
      ...{ id: true, code: true, locale: true, who: true, createdAt: true, expiresOn: true, closedAt: true },
      ...{ fullNames: true, ratings: true, phones: true, returnTo: true, printedBy: true },
      workplace: { select: { name: true } },
      printedByUser: { select: { name: true } },
    },
  });
  if (!row) throw new AppError("NOT_FOUND");
  const { fullNames, ratings, phones, closedAt, printedBy, printedByUser, workplace, ...rest } = row;
  const expiresOn = fromDatabaseDay(row.expiresOn);
  return {
    ...rest,
    locale: sheetLocales.find((each) => each === row.locale) ?? "id",
    expiresOn,
    workplace: workplace.name,
    state: stateOf({ closed: closedAt !== null, expiresOn }, today(ctx)),
    printedBy: printedByUser.name,
    mine: printedBy === actingUserId(ctx),
    shows: { fullNames, ratings, phones },
  };
}
