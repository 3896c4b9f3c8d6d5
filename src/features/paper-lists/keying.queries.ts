import { evidences, type Level, type Outcome } from "@/features/conversations/vocabulary.schema";
import type { Context } from "@/lib/context";
import { unsealIfReadable } from "@/lib/crypto";
import { Prisma, read, type Tx } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { type Marks, noMarks } from "./marks";
import { paperLists } from "./policy";
import { requireSheet, type Sheet } from "./queries";
import { printedNames } from "./sheet";

/** Moved to another workplace or none, or out of the turf. */
type Absence = "left" | "hidden";

export type KeyingRow = {
  id: string;
  contactId: string;
  code: string;
  name: string | null;
  department: string | null;
  line: string | null;
  shift: string | null;
  absent: Absence | null;
  marks: Marks;
  /** null while it is not keyed, or was withdrawn. */
  by: { name: string; mine: boolean } | null;
};

export type KeyingSheet = Sheet & { rows: KeyingRow[] };

/** A list to key in: its people in printed order, with what is there already. One that is over shows nobody. */
export async function sheetForKeying(ctx: Context, id: string): Promise<KeyingSheet> {
  authorize(ctx, paperLists.keyBack);
  return read(ctx, async (tx) => {
    const sheet = await requireSheet(tx, ctx, id);
    if (sheet.state !== "open") return { ...sheet, rows: [] };
    const rows = await keyedRows(tx, ctx, { paperListId: id });
    const names = printedNames(
      rows.map(({ name }) => name ?? ""),
      sheet.shows.fullNames,
    );
    return { ...sheet, rows: rows.map((row, at) => ({ ...row, name: row.name && (names[at] ?? null) })) };
  });
}

type Stored = Omit<KeyingRow, "marks" | "by"> & {
  outcome: Outcome | null;
  rating: Level | null;
  evidence: string | null;
  dueOn: string | null;
  notesCipher: string | null;
  conversationId: string | null;
  by: string | null;
  mine: boolean | null;
};

export type HeldRow = KeyingRow & { conversationId: string | null };

/** A conversation that was withdrawn elsewhere leaves its row empty. */
export async function keyedRows(
  tx: Tx,
  ctx: Context,
  { paperListId, ids }: { paperListId: string; ids?: readonly string[] },
): Promise<HeldRow[]> {
  const chosen = ids ? Prisma.sql`AND r.id = ANY (${[...ids]}::uuid[])` : Prisma.empty;
  const me = ctx.actor.type === "user" ? ctx.actor.userId : null;
  const rows = await tx.$queryRaw<Stored[]>(Prisma.sql`
    SELECT r.id::text, r.contact_id::text AS "contactId", r.code, c.name, r.department, r.line, r.shift,
      CASE WHEN c.id IS NULL THEN 'hidden' WHEN c.workplace_id IS DISTINCT FROM p.workplace_id THEN 'left' END AS absent,
      v.id::text AS "conversationId", CASE WHEN v.id IS NOT NULL THEN r.outcome::text END AS outcome,
      CASE WHEN v.id IS NOT NULL THEN r.rating::int END AS rating, CASE WHEN v.id IS NOT NULL THEN r.evidence END AS evidence,
      CASE WHEN v.id IS NOT NULL THEN r.due_on::text END AS "dueOn", v.notes_cipher AS "notesCipher",
      u.name AS by, v.by_user_id = ${me}::uuid AS mine
    FROM paper_list_row r
    JOIN paper_list p ON p.union_id = r.union_id AND p.id = r.paper_list_id
    LEFT JOIN contact c ON c.union_id = r.union_id AND c.id = r.contact_id
    LEFT JOIN conversation v ON v.union_id = r.union_id AND v.id = r.conversation_id AND v.withdrawn_at IS NULL
    LEFT JOIN "user" u ON u.id = v.by_user_id
    WHERE r.union_id = ${ctx.unionId}::uuid AND r.paper_list_id = ${paperListId}::uuid ${chosen}
    ORDER BY r.position`);
  return rows.map(heldOf);
}

function heldOf({ outcome, rating, evidence, dueOn, notesCipher, by, mine, ...row }: Stored): HeldRow {
  const { conversationId } = row;
  const place = { table: "conversation", column: "notes", id: conversationId ?? "" };
  const note = notesCipher ? unsealIfReadable(notesCipher, place) : null;
  const proof = evidences.find((each) => each === evidence) ?? null;
  return {
    ...row,
    marks: conversationId ? { outcome, rating, evidence: proof, dueOn, note } : noMarks,
    by: by === null ? null : { name: by, mine: mine === true },
  };
}
