import { issueNames } from "@/features/issues/vocabulary.schema";
import type { Context } from "@/lib/context";
import { type Day, dayOf, fromDatabaseDay } from "@/lib/dates";
import { Prisma, read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { contacts } from "./policy";

/** (contact_id, issue_id): raised in a conversation or named by a list. A contact with both has two rows. */
export const heldIssues = ({ unionId }: Pick<Context, "unionId">): Prisma.Sql => Prisma.sql`(
  SELECT x.contact_id, x.issue_id FROM contact_issue x WHERE x.union_id = ${unionId}::uuid
  UNION ALL
  SELECT v.contact_id, y.issue_id FROM conversation v
    JOIN conversation_issue y ON y.union_id = v.union_id AND y.conversation_id = v.id
    WHERE v.union_id = ${unionId}::uuid AND v.withdrawn_at IS NULL)`;

/** Looked up for one contact at a time: never a scan of all conversations. */
export const hasIssue = (
  ctx: Pick<Context, "unionId">,
  { contact, issue }: { contact: Prisma.Sql; issue: Prisma.Sql },
): Prisma.Sql =>
  Prisma.sql`(SELECT 1 FROM ${heldIssues(ctx)} h WHERE h.contact_id = ${contact} AND h.issue_id = ${issue} LIMIT 1) IS NOT NULL`;

export type ContactIssue = {
  id: string;
  name: string;
  conversationCount: number;
  lastConversation: Day | null;
  /** The file is visible to the secretariat only. */
  listedOn: Day | null;
  file: string | null;
};

type Row = Omit<ContactIssue, "lastConversation" | "listedOn"> & {
  lastConversation: Date | null;
  listedOn: Date | null;
};

/** Each once, with its sources; those of conversations first, the most frequent before. */
export async function issuesOf(ctx: Context, contactId: string): Promise<ContactIssue[]> {
  authorize(ctx, contacts.read);
  const rows = await read(ctx, (tx) =>
    tx.$queryRaw<Row[]>(Prisma.sql`
      SELECT i.id::text, i.name, coalesce(t.conversations, 0)::int AS "conversationCount", t.last AS "lastConversation", l.recorded_on AS "listedOn", b.file_name AS file
      FROM issue i
      LEFT JOIN (
        SELECT y.issue_id, count(*) AS conversations, max(v.held_at) AS last FROM conversation v
        JOIN conversation_issue y ON y.union_id = v.union_id AND y.conversation_id = v.id
        WHERE v.union_id = ${ctx.unionId}::uuid AND v.contact_id = ${contactId}::uuid AND v.withdrawn_at IS NULL GROUP BY y.issue_id
      ) t ON t.issue_id = i.id
      LEFT JOIN contact_issue l ON l.union_id = i.union_id AND l.contact_id = ${contactId}::uuid AND l.issue_id = i.id
      LEFT JOIN import_batch b ON b.union_id = l.union_id AND b.id = l.import_batch_id
      WHERE i.union_id = ${ctx.unionId}::uuid AND (t.issue_id IS NOT NULL OR l.issue_id IS NOT NULL)
      ORDER BY t.conversations DESC NULLS LAST, t.last DESC NULLS LAST, l.recorded_on DESC, i.name, i.id`),
  );
  return rows.map(({ lastConversation, listedOn, ...row }) => ({
    ...row,
    name: issueNames.read(ctx, row.name),
    lastConversation: lastConversation && dayOf(ctx, lastConversation),
    listedOn: listedOn && fromDatabaseDay(listedOn),
  }));
}
