import { randomInt } from "node:crypto";
import { mayReach } from "@/features/consents/reach.queries";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { plusDays, toDatabaseDay, today } from "@/lib/dates";
import { Prisma, type Tx, write } from "@/lib/db";
import { AppError, conflictOn } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize, requireUser } from "@/lib/policy";
import { paperLists } from "./policy";
import { requireSheet, type Sheet } from "./queries";
import type { CreatePaperList } from "./schema";
import { mostRows, printedNames, reopenedDays } from "./sheet";
import { rowCode, sheetCode, sheetLetters } from "./sheet-code";

/** Saves the people of a new list, in printed order. Idempotent. */
export async function createPaperList(
  ctx: Context,
  input: CreatePaperList,
): Promise<{ id: string; rows: number }> {
  authorize(ctx, paperLists.print);
  const printedBy = requireUser(ctx);
  return write(ctx, async (tx) => {
    const before = await tx.paperListRow.count({ where: { unionId: ctx.unionId, paperListId: input.id } });
    if (before > 0) return { id: input.id, rows: before };
    const people = await choosePeople(tx, ctx, input);
    if (people.length === 0) throw new AppError("INVALID", { who: "nobody" });
    if (people.length > mostRows) throw new AppError("INVALID", { who: "too_many_rows" });
    const code = sheetCode(Array.from({ length: sheetLetters }, () => randomInt(23)));
    await insertSheet(tx, ctx, { ...input, code, printedBy });
    const of = { unionId: ctx.unionId, paperListId: input.id };
    await tx.paperListRow.createMany({
      data: people.map((person, at) => ({
        ...{ ...of, ...person, printedBy, id: newId(), position: at + 1, code: rowCode(code, at + 1) },
      })),
    });
    const { who, days } = input;
    const details = { rows: people.length, who, days, ...tickedOf(input) };
    await audit(tx, ctx, { action: "paperList.create", entity: "paper_list", entityId: input.id, details });
    return { id: input.id, rows: people.length };
  }).catch(conflictOn({ paper_list_code_key: "id", paper_list_pkey: "id" }));
}

const tickedOf = ({ fullNames, ratings, phones }: CreatePaperList) => ({
  fullNames: fullNames === "on",
  ratings: ratings === "on",
  phones: phones === "on",
});

type NewSheet = CreatePaperList & { code: string; printedBy: string };

async function insertSheet(tx: Tx, ctx: Context, sheet: NewSheet): Promise<void> {
  const { id, workplaceId, who, locale, code, printedBy, returnTo, days } = sheet;
  const row = { unionId: ctx.unionId, id, workplaceId, who, locale, code, printedBy, ...tickedOf(sheet) };
  const expiresOn = toDatabaseDay(plusDays(today(ctx), Number(days)));
  await tx.paperList.createMany({ data: [{ ...row, returnTo: returnTo || null, expiresOn }] });
}

type Chosen = { contactId: string; department: string | null; line: string | null; shift: string | null };

// One more than fit, so that too many are refused and none is left out silently.
function choosePeople(tx: Tx, ctx: Context, input: CreatePaperList): Promise<Chosen[]> {
  return tx.$queryRaw<Chosen[]>(Prisma.sql`
    SELECT c.id::text AS "contactId", d.name AS department, j.line, s.name AS shift
    FROM contact c
    LEFT JOIN job j ON j.union_id = c.union_id AND j.contact_id = c.id AND j.is_current
    LEFT JOIN department d ON d.union_id = c.union_id AND d.id = c.department_id
    LEFT JOIN shift s ON s.union_id = c.union_id AND s.id = c.shift_id
    WHERE ${Prisma.join(conditionsOf(ctx, input), " AND ")}
    ORDER BY d.position NULLS LAST, d.name, nullif(regexp_replace(j.line, '\\D', '', 'g'), '')::numeric NULLS LAST,
      j.line NULLS LAST, s.position NULLS LAST, s.name, c.name, c.id
    LIMIT ${mostRows + 1}`);
}

function conditionsOf(ctx: Context, input: CreatePaperList): Prisma.Sql[] {
  const { departmentIds, shiftIds, lines } = input;
  const given: (Prisma.Sql | undefined)[] = [
    Prisma.sql`c.union_id = ${ctx.unionId}::uuid AND c.workplace_id = ${input.workplaceId}::uuid`,
    Prisma.sql`c.deceased_on IS NULL AND NOT c.do_not_contact`,
    departmentIds.length > 0 ? Prisma.sql`c.department_id = ANY (${departmentIds}::uuid[])` : undefined,
    shiftIds.length > 0 ? Prisma.sql`c.shift_id = ANY (${shiftIds}::uuid[])` : undefined,
    lines.length > 0 ? Prisma.sql`j.line = ANY (${lines}::text[])` : undefined,
    whoCondition(ctx, input),
  ];
  return given.filter((condition) => condition !== undefined);
}

function whoCondition(ctx: Context, { who }: CreatePaperList): Prisma.Sql | undefined {
  if (who === "not_talked") return Prisma.sql`c.last_conversation_at IS NULL`;
  if (who === "undecided") return Prisma.sql`c.assessment = 3`;
  if (who === "all") return undefined;
  return Prisma.sql`EXISTS (SELECT 1 FROM follow_up f WHERE f.union_id = c.union_id AND f.contact_id = c.id
    AND f.state = 'open' AND f.assigned_to = ${requireUser(ctx)}::uuid)`;
}

export type PrintedRow = {
  id: string;
  code: string;
  /** null: no longer in the turf; the row stays, empty. */
  name: string | null;
  rating: number | null;
  phone: string | null;
  /** A number is known, and the contact does not want calls. */
  noCalls: boolean;
  department: string | null;
  line: string | null;
  shift: string | null;
};

export type PrintedSheet = Sheet & { rows: PrintedRow[]; total: number };

/** The list as it is printed, with an audit row. One that is over shows nobody. */
export async function printPaperList(ctx: Context, id: string): Promise<PrintedSheet> {
  authorize(ctx, paperLists.print);
  return write(ctx, async (tx) => {
    const sheet = await requireSheet(tx, ctx, id);
    const total = await tx.paperListRow.count({ where: { unionId: ctx.unionId, paperListId: id } });
    if (sheet.state !== "open") return { ...sheet, rows: [], total };
    const rows = await printedRows(tx, ctx, sheet);
    const details = { rows: rows.length, ...sheet.shows };
    await audit(tx, ctx, { action: "paperList.print", entity: "paper_list", entityId: id, details });
    return { ...sheet, rows, total };
  });
}

async function printedRows(tx: Tx, ctx: Context, { id, shows }: Sheet): Promise<PrintedRow[]> {
  const rows = await tx.$queryRaw<PrintedRow[]>(Prisma.sql`
    SELECT r.id::text, r.code, c.name, r.department, r.line, r.shift,
      ${shows.ratings ? Prisma.sql`c.assessment::int` : Prisma.sql`NULL`} AS rating,
      ${shows.phones ? phoneOf : Prisma.sql`NULL`} AS phone, ${shows.phones ? refusesCalls : Prisma.sql`false`} AS "noCalls"
    FROM paper_list_row r
    LEFT JOIN contact c ON c.union_id = r.union_id AND c.id = r.contact_id
    WHERE r.union_id = ${ctx.unionId}::uuid AND r.paper_list_id = ${id}::uuid
    ORDER BY r.position`);
  const names = printedNames(
    rows.map(({ name }) => name ?? ""),
    shows.fullNames,
  );
  return rows.map((row, at) => ({ ...row, name: row.name && (names[at] ?? null) }));
}

const phoneOf = Prisma.sql`(SELECT p.value FROM contact_point p WHERE p.union_id = c.union_id AND p.contact_id = c.id
  AND p.kind = 'phone' AND ${mayReach({ channel: "call" })} ORDER BY p.position, p.id LIMIT 1)`;
const refusesCalls = Prisma.sql`EXISTS (SELECT 1 FROM contact_point p WHERE p.union_id = c.union_id AND p.contact_id = c.id
  AND p.kind = 'phone' AND p.wrong_on IS NULL AND NOT ${mayReach({ channel: "call" })})`;

/** Keyed in and destroyed: by the user who printed it or a coordinator. Idempotent. */
export async function closePaperList(ctx: Context, { id }: { id: string }): Promise<void> {
  authorize(ctx, paperLists.close);
  await write(ctx, async (tx) => {
    const { mine } = await requireSheet(tx, ctx, id);
    if (!mine) authorize(ctx, paperLists.closeOthers);
    const { count } = await tx.paperList.updateMany({
      where: { unionId: ctx.unionId, id, closedAt: null },
      data: { closedAt: new Date() },
    });
    if (count > 0) await audit(tx, ctx, { action: "paperList.close", entity: "paper_list", entityId: id });
  });
}

/** For a list that turns up late: open again for a week. */
export async function reopenPaperList(ctx: Context, { id }: { id: string }): Promise<void> {
  authorize(ctx, paperLists.reopen);
  await write(ctx, async (tx) => {
    const { state } = await requireSheet(tx, ctx, id);
    if (state === "open") return;
    await tx.paperList.updateMany({
      where: { unionId: ctx.unionId, id },
      data: { closedAt: null, expiresOn: toDatabaseDay(plusDays(today(ctx), reopenedDays)) },
    });
    await audit(tx, ctx, { action: "paperList.reopen", entity: "paper_list", entityId: id });
  });
}
