import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, read, type Tx } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { getBatch, ofBatch } from "./batch.queries";
import { imports } from "./policy";
import { peopleOf } from "./review/people-sources.queries";
import { detailsOf } from "./review/row-details.queries";
import { sourceOf } from "./review/row-sources.queries";
import { type Part, rowInFile } from "./row-number";
import type {
  Cursor,
  ExportedFilter,
  ListedPerson,
  PeopleFilter,
  PeopleList,
  ReviewRow,
  RowFilter,
  RowPage,
} from "./rows.schema";
import { standingId } from "./staging/contact-status.queries";
import { openedCells } from "./staging/sealed-cells.queries";

/** `after` and `before`: where the page that is left ends and begins. */
type Asked = { batchId: string; filter: RowFilter; after?: Cursor; before?: Cursor; take?: number };
const pageSize = 50;

/** One page of a list of an import's rows, and how many there are. */
export async function listRows(ctx: Context, asked: Asked): Promise<RowPage> {
  authorize(ctx, imports.read);
  const parts = (await getBatch(ctx, asked.batchId)).reading?.analysis.parts ?? [];
  return read(ctx, (tx) => pageOf(tx, ctx, { ...asked, parts }));
}

/** How many rows each of some lists has. */
export async function countRows<F extends RowFilter>(
  ctx: Context,
  { batchId, filters }: { batchId: string; filters: readonly F[] },
): Promise<Record<F, number>> {
  authorize(ctx, imports.read);
  const counts = filters.map(
    (filter) =>
      Prisma.sql`(SELECT count(*)::int FROM (${sourceOf(ctx, batchId, filter)}) l) AS ${Prisma.raw(filter)}`,
  );
  const [row] = await read(ctx, (tx) =>
    tx.$queryRaw<Record<F, number>[]>(Prisma.sql`SELECT ${Prisma.join(counts)}`),
  );
  return row as Record<F, number>;
}

/** The lists of rows that a file has, one after the other. */
export const listsOf = (filter: ExportedFilter): RowFilter[] =>
  filter === "warnings" ? ["warnings", "repaired"] : [filter];

/** The name and the headings that a list of rows has as a file. */
export async function exportedFile(ctx: Context, batchId: string) {
  authorize(ctx, imports.read);
  const { fileName, reading } = await getBatch(ctx, batchId);
  const { columns = [], parts = [] } = reading?.analysis ?? {};
  return { fileName, parts, headings: columns.map(({ heading, origin }) => ({ heading, origin })) };
}

const pieceSize = 1_000;
type Exported = { batchId: string; filter: ExportedFilter; parts: readonly Part[] };

/** All rows of a file, a thousand at a time, each piece read in a short transaction of its own. */
export async function* rowPieces(ctx: Context, asked: Exported): AsyncGenerator<ReviewRow[]> {
  authorize(ctx, imports.read);
  for (const filter of listsOf(asked.filter)) {
    let after: Cursor | null = { number: -1, position: 0 };
    while (after) {
      const piece: Page = { ...asked, filter, after, take: pieceSize };
      const { rows, next } = await read(ctx, (tx) => pageOf(tx, ctx, piece));
      yield rows;
      after = next;
    }
  }
}

type Page = Asked & { parts: readonly Part[] };

async function pageOf(tx: Tx, ctx: Context, { parts, ...asked }: Page): Promise<RowPage> {
  const { batchId, filter, after, before, take = pageSize } = asked;
  const found = await findRows(tx, ctx, { ...asked, take: take + 1 });
  const isMore = found.length > take;
  const page = before ? found.slice(0, take).reverse() : found.slice(0, take);
  const details = await detailsOf(tx, ctx, { batchId, filter, page });
  const rows = page.map(({ total: _total, cells, ...row }) => ({
    ...row,
    ...rowInFile(row.number, parts),
    joinedTo: row.joinedTo === null ? null : rowInFile(row.joinedTo, parts).row,
    cells: openedCells(cells, { batchId, row: row.number }),
    ...details(row),
  }));
  return {
    rows,
    total: found[0]?.total ?? 0,
    next: before || isMore ? (rows.at(-1) ?? null) : null,
    previous: after || (before && isMore) ? (rows[0] ?? null) : null,
  };
}

type Found = Omit<ReviewRow, "row" | "sheet" | "cells" | "inFile" | "here"> & {
  cells: unknown;
  total: number;
};

/** The page is cut out before it is told who its people are. Without a cursor all rows are counted. */
function findRows(tx: Tx, ctx: Context, { batchId, filter, after, before, take }: Asked): Promise<Found[]> {
  const beyond = before
    ? Prisma.sql`l.row < ${before.number}::int`
    : after
      ? Prisma.sql`(l.row, l.position) > (${after.number}::int, ${after.position}::int)`
      : Prisma.sql`true`;
  const counted = after || before ? Prisma.sql`0` : Prisma.sql`count(*) OVER ()::int`;
  const order = (alias: string) =>
    Prisma.raw(before ? `${alias}.row DESC, ${alias}.position DESC` : `${alias}.row, ${alias}.position`);
  return tx.$queryRaw<Found[]>(Prisma.sql`
    SELECT p.row AS number, p.position, r.same_as AS "joinedTo", c.id::text AS "contactId", coalesce(i.name, c.name) AS name, p.field,
      array_remove(p.notes, NULL) AS notes, CASE WHEN r.state = 'rejected' THEN r.cells END AS cells, p.total
    FROM (SELECT l.*, ${counted} AS total FROM (${sourceOf(ctx, batchId, filter)}) l
      WHERE ${beyond} ORDER BY ${order("l")} LIMIT ${take}::int) p
    JOIN import_row r ON ${ofBatch("r", ctx, batchId)} AND r.row_number = p.row
    LEFT JOIN import_person i ON ${ofBatch("i", ctx, batchId)} AND i.row_number = coalesce(r.same_as, r.row_number)
    LEFT JOIN contact c ON c.union_id = r.union_id AND c.id = ${standingId("r")}
    ORDER BY ${order("p")}`);
}

const mostPeople: Record<PeopleFilter, number> = {
  ...{ missing: 20, absences: 500, pairs: 50, edited: 200, kept: 200 },
};

/** The first people of a list by their names, and how many there are; `ended`: their jobs ended with the import. */
export async function listPeople(
  ctx: Context,
  asked: { batchId: string; filter: PeopleFilter },
): Promise<PeopleList> {
  authorize(ctx, imports.read);
  const people = await read(ctx, async (tx) =>
    tx.$queryRaw<(ListedPerson & { total: number; ended: boolean })[]>(Prisma.sql`
      SELECT p.id::text, p.name, p.notes, p.other_id::text AS "otherId", p.other_name AS "otherName", p.ended, count(*) OVER ()::int AS total
      FROM (${await peopleOf(tx, ctx, asked)}) p
      ORDER BY lower(p.name), lower(p.other_name), p.name, p.id, p.other_id LIMIT ${mostPeople[asked.filter]}::int`),
  );
  return { people, total: people[0]?.total ?? 0, ended: people[0]?.ended ?? false };
}
