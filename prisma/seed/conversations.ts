import type { Evidence } from "@/features/conversations/vocabulary.schema";
import type { Prisma } from "@/generated/prisma/client";
import { audit } from "@/lib/audit";
import { seal } from "@/lib/crypto";
import { type Day, plusDays } from "@/lib/dates";
import { type Tx, write } from "@/lib/db";
import { groupedBy } from "@/lib/grouped-by";
import { newId } from "@/lib/ids";
import { batchesOf } from "./batches";
import type { Worker } from "./people";
import { asks, notes } from "./words";
import { at, daysAgo, exponential, later, type World } from "./world";

export type Level = 0 | 1 | 2 | 3 | 4 | 5;
export type Conversation = {
  id: string;
  worker: Worker;
  byUserId: string;
  day: Day;
  heldAt: Date;
  outcome: Prisma.ConversationCreateManyInput["outcome"];
  /** 0: not assessed. */
  level: Level;
};

const ofMembers = [
  [1, 12],
  [2, 52],
  [3, 19],
  [4, 2.5],
  [5, 0.5],
  [0, 14],
] as const;
const ofOthers = [
  [1, 1.5],
  [2, 13],
  [3, 24],
  [4, 11],
  [5, 5.5],
  [0, 45],
] as const;
const attempts = [
  ["no_answer", 45],
  ["short_contact", 38],
  ["call_back", 11],
  ["wrong_number", 4],
  ["refused", 2],
] as const;
const channels = [
  ["gate", 50],
  ["inside", 14],
  ["whatsapp", 13],
  ["home_visit", 10],
  ["phone", 8],
  ["group_meeting", 5],
] as const;
// Minutes after midnight at which people of a shift pass the gate.
const gateTimes: Record<string, readonly [number, number]> = {
  "Shift pagi": [905, 1010],
  "Shift siang": [800, 890],
  "Shift malam": [1290, 1370],
};

/** Two years of conversations with each contact, oldest first, more of them towards today. */
export function conversationsWith(
  world: World,
  worker: Worker,
  organisers: readonly (readonly [string, number])[],
): Conversation[] {
  const { dice } = world;
  const level = dice.weighted(worker.isMember ? ofMembers : ofOthers);
  const days = conversationDays(world, worker, level);
  return days.map((day, index) => {
    const last = index === days.length - 1;
    const outcome = level === 0 ? dice.weighted(attempts) : "conversation";
    const judged = outcome === "conversation" && (last || dice.chance(0.8));
    return {
      id: newId(),
      worker,
      byUserId: dice.weighted(organisers),
      day,
      heldAt: at(world, day, dice.between(...(gateTimes[worker.shift.name] ?? [900, 1000]))),
      outcome,
      level: judged ? drifted(world, level, days.length - 1 - index) : 0,
    };
  });
}

function conversationDays(world: World, { startedOn, endedOn }: Worker, level: Level): Day[] {
  const { dice } = world;
  const count =
    level === 0
      ? dice.weighted([
          [0, 52],
          [1, 33],
          [2, 15],
        ])
      : dice.weighted([
          [1, 30],
          [2, 30],
          [3, 22],
          [4, 12],
          [5, 6],
        ]);
  const end = endedOn ?? daysAgo(world, 1);
  const days: Day[] = [];
  let back = exponential(dice, dice.chance(0.35) ? 260 : 60);
  for (let index = 0; index < count; index += 1) {
    days.unshift(later(plusDays(end, -Math.round(back)), startedOn));
    back += 4 + exponential(dice, 60);
  }
  return days.filter((day) => day < world.today && day > daysAgo(world, 728));
}

/** Earlier assessments were nearer to the middle. */
function drifted({ dice }: World, final: Level, back: number): Level {
  if (back === 0 || final === 0) return final;
  const shift =
    dice.weighted([
      [1, 45],
      [0, 45],
      [-1, 10],
    ]) * Math.min(back, 2);
  const level = Math.min(5, Math.max(2, final + shift));
  return level as Level;
}

/** With issues, assessment, ask, sealed notes and audit row. */
export async function recordConversations(
  world: World,
  conversations: Conversation[],
  issueIds: string[],
): Promise<void> {
  const { ctx } = world;
  for (const some of batchesOf(conversations)) {
    const judged = some.filter(({ level }) => level > 0);
    await write(ctx, async (tx) => {
      await tx.conversation.createMany({
        data: some.map((conversation) => conversationRow(world, conversation)),
      });
      await tx.conversationIssue.createMany({
        data: some.flatMap((conversation) => issueRows(world, conversation, issueIds)),
      });
      await tx.assessment.createMany({
        data: judged.map((conversation) => assessmentRow(world, conversation)),
      });
      await recordAudit(tx, world, some);
      await audit(tx, ctx, {
        action: "demo.conversations",
        entity: "conversation",
        details: { rows: some.length },
      });
    });
  }
}

/** Row security takes an audit row only in the name of the user who acts, so each user's rows are inserted as that user. */
async function recordAudit(tx: Tx, world: World, conversations: readonly Conversation[]): Promise<void> {
  for (const [userId, own] of groupedBy(conversations, ({ byUserId }) => byUserId)) {
    await tx.$executeRaw`SELECT set_config('app.user_id', ${userId}, true)`;
    await tx.auditEntry.createMany({ data: own.map((conversation) => auditRow(world, conversation)) });
  }
  await tx.$executeRaw`SELECT set_config('app.user_id', '', true)`;
}

function conversationRow(
  { ctx, dice }: World,
  { id, worker, byUserId, heldAt, outcome, level }: Conversation,
): Prisma.ConversationCreateManyInput {
  const asked = outcome === "conversation" && dice.chance(0.7);
  const noted = outcome === "conversation" && dice.chance(0.33);
  return {
    unionId: ctx.unionId,
    id,
    contactId: worker.id,
    byUserId,
    heldAt,
    channel: dice.weighted(channels),
    outcome,
    ask: asked ? dice.pick(asks) : null,
    askAnswer: asked ? answer(dice.next(), level) : "not_asked",
    notesCipher: noted ? seal(dice.pick(notes), { table: "conversation", column: "notes", id }) : null,
    createdAt: heldAt,
  };
}

function answer(roll: number, level: Level): "yes" | "maybe" | "no" {
  const yes = { 0: 0.2, 1: 0.9, 2: 0.7, 3: 0.2, 4: 0.03, 5: 0 }[level];
  if (roll < yes) return "yes";
  return roll < yes + (level > 3 ? 0.2 : 0.6) ? "maybe" : "no";
}

function issueRows(
  { ctx, dice }: World,
  { id: conversationId, outcome }: Conversation,
  issueIds: string[],
): Prisma.ConversationIssueCreateManyInput[] {
  if (outcome !== "conversation") return [];
  const count = dice.weighted([
    [0, 22],
    [1, 45],
    [2, 25],
    [3, 8],
  ]);
  const drawn = Array.from(
    { length: count },
    () => issueIds[Math.floor(dice.next() ** 1.8 * issueIds.length)],
  );
  return [...new Set(drawn)].flatMap((issueId) =>
    issueId ? [{ unionId: ctx.unionId, conversationId, issueId }] : [],
  );
}

/** Words alone are a 3, so better ones have an act. */
function acts(dice: World["dice"], level: Level): Evidence[] {
  if (level === 1) return [dice.chance(0.7) ? "brought_coworkers" : "gathered_signatures"];
  return level === 2 ? [dice.pick(["signed", "joined_action", "spoke_up", "wore_badge"] as const)] : [];
}

function assessmentRow(
  { ctx, dice }: World,
  { id: conversationId, worker, byUserId, heldAt, level }: Conversation,
): Prisma.AssessmentCreateManyInput {
  const row = { unionId: ctx.unionId, id: newId(), contactId: worker.id, level, conversationId, byUserId };
  return { ...row, evidence: acts(dice, level), assessedAt: heldAt, createdAt: heldAt };
}

function auditRow(
  { ctx, accounts }: World,
  { id, byUserId, heldAt }: Conversation,
): Prisma.AuditEntryCreateManyInput {
  const actorName = accounts.find((account) => account.id === byUserId)?.name ?? "";
  const what = { action: "conversation.log", entity: "conversation", entityId: id };
  return {
    unionId: ctx.unionId,
    id: newId(),
    at: heldAt,
    actorKind: "user",
    actorId: byUserId,
    actorName,
    ...what,
  };
}
