import { issueNames } from "@/features/issues/vocabulary.schema";
import { actingUserId, type Context } from "@/lib/context";
import { unsealIfReadable } from "@/lib/crypto";
import { read, type Tx } from "@/lib/db";
import { authorize, can } from "@/lib/policy";
import { notesPlace } from "./insert.mutations";
import { conversations } from "./policy";
import type { AskAnswer, Channel, KnownEvidence, Level, Outcome } from "./vocabulary.schema";

/** Assessment and notes are null where none was given or the role doesn't see them. */
export type ConversationWords = {
  heldAt: Date;
  channel: Channel;
  outcome: Outcome;
  ask: string | null;
  askAnswer: AskAnswer;
  issues: string[];
  assessment: Level | null;
  evidence: KnownEvidence[];
  notes: string | null;
  /** There is a note, but it cannot be opened: its key is another, or it was changed. */
  notesUnreadable: boolean;
};

export type TimelineConversation = ConversationWords & {
  id: string;
  by: { id: string; name: string };
  mine: boolean;
  version: number;
  editedAt: Date | null;
  /** Its earlier versions, the newest first. */
  before: (ConversationWords & { version: number })[];
  /** The other participants, as far as this role may see; null outside a group. */
  group: { names: string[] } | null;
};

export type Timeline = { conversations: TimelineConversation[]; total: number };

/** Newest first, without withdrawn ones; `total` also counts those beyond `limit`. */
export async function conversationsOf(
  ctx: Context,
  contactId: string,
  { limit = 50 } = {},
): Promise<Timeline> {
  authorize(ctx, conversations.read);
  const where = { unionId: ctx.unionId, contactId, withdrawnAt: null };
  return read(ctx, async (tx) => {
    const rows = await tx.conversation.findMany({
      where,
      select: timelineFields,
      orderBy: [{ heldAt: "desc" }, { id: "desc" }],
      take: limit,
    });
    const total = await tx.conversation.count({ where });
    const others = await companions(tx, ctx, { contactId, rows });
    const issues = await namesOfIssues(tx, ctx, rows);
    return { conversations: rows.map((row) => described(ctx, row, { others, issues })), total };
  });
}

export type WithdrawnConversation = { id: string; heldAt: Date; outcome: Outcome; withdrawnAt: Date };

/** The user's own withdrawn conversations with a contact, the last withdrawn first. */
export async function withdrawnOf(ctx: Context, contactId: string): Promise<WithdrawnConversation[]> {
  authorize(ctx, conversations.withdraw);
  const byUserId = actingUserId(ctx);
  if (!byUserId) return [];
  const rows = await read(ctx, (tx) =>
    tx.conversation.findMany({
      where: { unionId: ctx.unionId, contactId, byUserId, withdrawnAt: { not: null } },
      select: { id: true, heldAt: true, outcome: true, withdrawnAt: true },
      orderBy: { withdrawnAt: "desc" },
      take: 10,
    }),
  );
  return rows.flatMap(({ withdrawnAt, ...row }) => (withdrawnAt ? [{ ...row, withdrawnAt }] : []));
}

const said = {
  version: true,
  heldAt: true,
  channel: true,
  outcome: true,
  ask: true,
  askAnswer: true,
  notesCipher: true,
} as const;

const timelineFields = {
  ...said,
  id: true,
  groupId: true,
  editedAt: true,
  byUser: { select: { id: true, name: true } },
  conversationIssues: {
    select: { issue: { select: { name: true } } },
    orderBy: { issue: { position: "asc" } },
  },
  assessments: { where: { withdrawnAt: null }, select: { level: true, evidence: true }, take: 1 },
  versions: {
    select: { ...said, issueIds: true, level: true, evidence: true },
    orderBy: { version: "desc" },
  },
} as const;

type Said = {
  notesCipher: string | null;
  version: number;
  heldAt: Date;
  channel: Channel;
  outcome: Outcome;
  ask: string | null;
  askAnswer: AskAnswer;
};
type Version = Said & { issueIds: string[]; level: number | null; evidence: KnownEvidence[] };
type Row = Said & {
  id: string;
  groupId: string | null;
  editedAt: Date | null;
  byUser: { id: string; name: string };
  conversationIssues: { issue: { name: string } }[];
  assessments: { level: number; evidence: KnownEvidence[] }[];
  versions: Version[];
};
type Known = { others: ReadonlyMap<string, string[]>; issues: ReadonlyMap<string, string> };

function described(ctx: Context, row: Row, { others, issues }: Known): TimelineConversation {
  const { byUser, conversationIssues, assessments, versions, notesCipher, groupId, ...conversation } = row;
  const maySee = can(ctx, conversations.readNotes);
  const opened = (cipher: string | null) => {
    const sealed = maySee ? cipher : null;
    const notes = sealed && unsealIfReadable(sealed, notesPlace(row.id));
    return { notes, notesUnreadable: sealed !== null && notes === null };
  };
  const judged = ({ level, evidence }: { level: number | null; evidence: KnownEvidence[] }) =>
    maySee && level !== null
      ? { assessment: level as Level, evidence }
      : { assessment: null, evidence: [] as KnownEvidence[] };
  return {
    ...conversation,
    by: byUser,
    mine: byUser.id === actingUserId(ctx),
    issues: conversationIssues.map(({ issue }) => issueNames.read(ctx, issue.name)),
    ...judged(assessments[0] ?? { level: null, evidence: [] }),
    ...opened(notesCipher),
    before: versions.map(({ issueIds, level, evidence, notesCipher: sealed, ...version }) => ({
      ...version,
      ...judged({ level, evidence }),
      issues: issueIds.flatMap((id) => issues.get(id) ?? []),
      ...opened(sealed),
    })),
    group: groupId ? { names: others.get(groupId) ?? [] } : null,
  };
}

type Asked = { contactId: string; rows: readonly Pick<Row, "groupId">[] };

async function companions(tx: Tx, ctx: Context, { contactId, rows }: Asked): Promise<Map<string, string[]>> {
  const groupIds = rows.flatMap(({ groupId }) => groupId ?? []);
  const found =
    groupIds.length === 0
      ? []
      : await tx.conversation.findMany({
          where: {
            unionId: ctx.unionId,
            groupId: { in: groupIds },
            contactId: { not: contactId },
            withdrawnAt: null,
          },
          select: { groupId: true, contact: { select: { name: true } } },
          orderBy: { contact: { name: "asc" } },
        });
  const names = new Map<string, string[]>();
  for (const { groupId, contact } of found)
    if (groupId) names.set(groupId, [...(names.get(groupId) ?? []), contact.name]);
  return names;
}

async function namesOfIssues(tx: Tx, ctx: Context, rows: readonly Row[]): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ versions }) => versions.flatMap(({ issueIds }) => issueIds));
  if (ids.length === 0) return new Map();
  const found = await tx.issue.findMany({
    where: { unionId: ctx.unionId, id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(found.map(({ id, name }) => [id, issueNames.read(ctx, name)]));
}
