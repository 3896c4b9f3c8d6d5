import { lockContacts } from "@/features/contacts/lock.mutations";
import { refreshPresentDay } from "@/features/contacts/present-day.mutations";
import { closedWhen } from "@/features/follow-ups/closing.mutations";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { seal, unsealIfReadable } from "@/lib/crypto";
import { type Day, dayOf, instantOn } from "@/lib/dates";
import { type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize, can, requireUser } from "@/lib/policy";
import { type EditInput, editInput } from "./edits.schema";
import { insertIssues, notesPlace, requireEvidence, requirePast } from "./insert.mutations";
import { conversations } from "./policy";
import type { Evidence, KnownEvidence, Level } from "./vocabulary.schema";
import { needsEvidence, wasReached } from "./vocabulary.schema";

/**
 * Corrects a conversation of the user's own. The old version is kept, its assessment withdrawn, and the new one counts from
 * the same day. Follow-ups are not changed. Another `version` than the newest is CHANGED_MEANWHILE; the same correction sent
 * twice is one.
 */
export async function editConversation(ctx: Context, input: EditInput): Promise<void> {
  authorize(ctx, conversations.edit);
  const asked = whatCounts(input);
  const by = requireUser(ctx);
  await write(ctx, async (tx) => {
    const was = await findOwn(tx, ctx, { id: asked.id, by });
    if (isSaidAlready(ctx, asked, was)) return;
    const judged = judgementOf(ctx, asked, was);
    const heldAt = movedTo(ctx, was.heldAt, asked.heldOn);
    requirePast(heldAt, new Date());
    await lockContacts(tx, ctx, [was.contactId]);
    await replace(tx, ctx, { asked, was, heldAt });
    await keepVersion(tx, ctx, { was, by });
    await tx.conversationIssue.deleteMany({ where: { unionId: ctx.unionId, conversationId: was.id } });
    await insertIssues(tx, ctx, asked);
    await judgeAgain(tx, ctx, { was, by, heldAt, judged });
    await refreshPresentDay(tx, ctx, [was.contactId]);
    const details = { contactId: was.contactId, version: was.version + 1 };
    await audit(tx, ctx, {
      ...{ action: "conversation.edit", entity: "conversation", entityId: was.id, details },
    });
  });
}

type Asked = ReturnType<typeof whatCounts>;
type Judgement = { level: Level; evidence: KnownEvidence[] } | null;
type Was = Awaited<ReturnType<typeof findOwn>>;

function whatCounts(input: EditInput) {
  const edit = editInput.parse(input);
  const judged = edit.assessment !== undefined && needsEvidence(edit.assessment);
  if (wasReached(edit.outcome)) return { ...edit, evidence: judged ? [...new Set(edit.evidence)] : [] };
  const nothing = { assessment: undefined, evidence: [] as Evidence[], issueIds: [] as string[] };
  return { ...edit, ...nothing, askAnswer: "not_asked" as const };
}

async function findOwn(tx: Tx, ctx: Context, { id, by }: { id: string; by: string }) {
  const row = await tx.conversation.findFirst({
    where: {
      unionId: ctx.unionId,
      id,
      byUserId: by,
      withdrawnAt: null,
      contact: { is: { unionId: ctx.unionId } },
    },
    select: {
      ...{ id: true, contactId: true, version: true, heldAt: true, channel: true, outcome: true },
      ...{ ask: true, askAnswer: true, notesCipher: true },
      conversationIssues: { select: { issueId: true } },
      assessments: { where: { withdrawnAt: null }, select: { level: true, evidence: true }, take: 1 },
    },
  });
  if (!row) throw new AppError("NOT_FOUND");
  const { assessments, conversationIssues, ...conversation } = row;
  const [judged] = assessments;
  return {
    ...conversation,
    issueIds: conversationIssues.map(({ issueId }) => issueId),
    judged: judged ? { level: judged.level as Level, evidence: judged.evidence } : null,
  };
}

/** The same correction arrived before and its answer was lost. */
function isSaidAlready(ctx: Context, asked: Asked, was: Was): boolean {
  const { version, channel, outcome, askAnswer, heldOn, issueIds } = asked;
  return (
    was.version === version + 1 &&
    was.channel === channel &&
    was.outcome === outcome &&
    was.askAnswer === askAnswer &&
    movedTo(ctx, was.heldAt, heldOn) === was.heldAt &&
    String(was.issueIds.toSorted()) === String([...new Set(issueIds)].toSorted()) &&
    isSame(judgementOf(ctx, asked, was), was.judged) &&
    notesOf(ctx, asked, was) === was.notesCipher
  );
}

// A user who may not assess leaves the assessment as it was, unless nobody was reached after all. One from before the form
// asked for evidence stays valid while its level stays.
function judgementOf(ctx: Context, asked: Asked, { judged }: Was): Judgement {
  if (!can(ctx, conversations.assess)) return wasReached(asked.outcome) ? judged : null;
  const { assessment, evidence } = asked;
  if (assessment === undefined) return null;
  const stands = judged?.level === assessment && judged.evidence.includes("earlier") && evidence.length === 0;
  if (stands) return judged;
  requireEvidence(asked);
  return { level: assessment, evidence };
}

const movedTo = (ctx: Context, heldAt: Date, heldOn: Day | undefined) =>
  heldOn === undefined || heldOn === dayOf(ctx, heldAt) ? heldAt : instantOn(ctx, heldOn);

type Change = { asked: Asked; was: Was; heldAt: Date };

async function replace(tx: Tx, ctx: Context, { asked, was, heldAt }: Change): Promise<void> {
  const { id, version, channel, outcome, askAnswer } = asked;
  const { count } = await tx.conversation.updateMany({
    where: { unionId: ctx.unionId, id, version, withdrawnAt: null },
    data: {
      ...{ channel, outcome, askAnswer, heldAt, version: version + 1, editedAt: new Date() },
      ask: wasReached(outcome) ? was.ask : null,
      notesCipher: notesOf(ctx, asked, was),
    },
  });
  if (count === 0 || was.version !== version) throw new AppError("CHANGED_MEANWHILE");
  if (heldAt.getTime() === was.heldAt.getTime()) return;
  await tx.$executeRaw`UPDATE follow_up SET closed_at = ${closedWhen(heldAt)}
    WHERE union_id = ${ctx.unionId}::uuid AND kept_in = ${id}::uuid AND state = 'kept'`;
}

function notesOf(ctx: Context, { notes }: Asked, { id, notesCipher }: Was): string | null {
  if (!can(ctx, conversations.writeNotes)) return notesCipher;
  const stands = notesCipher && unsealIfReadable(notesCipher, notesPlace(id));
  // What could not be shown was not emptied by whoever saw an empty field.
  const untouched = stands === null ? !notes : stands === notes;
  if (notesCipher !== null && untouched) return notesCipher;
  return notes ? seal(notes, notesPlace(id)) : null;
}

async function keepVersion(tx: Tx, ctx: Context, { was, by }: { was: Was; by: string }): Promise<void> {
  const { id: conversationId, contactId: _whose, judged, ...said } = was;
  await tx.conversationVersion.createMany({
    data: [
      {
        ...{ unionId: ctx.unionId, conversationId, ...said, replacedBy: by },
        level: judged?.level ?? null,
        evidence: judged?.evidence ?? [],
      },
    ],
  });
}

type Judged = { was: Was; by: string; heldAt: Date; judged: Judgement };

async function judgeAgain(tx: Tx, ctx: Context, { was, by, heldAt, judged }: Judged): Promise<void> {
  const unionId = ctx.unionId;
  if (heldAt.getTime() === was.heldAt.getTime() && isSame(judged, was.judged)) return;
  await tx.assessment.updateMany({
    where: { unionId, conversationId: was.id, withdrawnAt: null },
    data: { withdrawnAt: new Date() },
  });
  if (!judged) return;
  const subject = { unionId, conversationId: was.id, contactId: was.contactId, byUserId: by };
  await tx.assessment.createMany({ data: [{ id: newId(), ...subject, ...judged, assessedAt: heldAt }] });
}

function isSame(one: Judgement, other: Judgement): boolean {
  return (
    one?.level === other?.level && String(one?.evidence.toSorted()) === String(other?.evidence.toSorted())
  );
}
