import type { Prisma } from "@/generated/prisma/client";
import { audit } from "@/lib/audit";
import { type Day, plusDays } from "@/lib/dates";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { batchesOf } from "./batches";
import type { Conversation } from "./conversations";
import { followUpTexts } from "./words";
import { asDate, at, type World } from "./world";

/** Open follow-ups: late, today, in the six days after, later. */
type Quota = { overdue: number; today: number; week: number; later: number };
export type Diary = { userId: string; quota: Quota; conversations: Conversation[] };

export async function promise(world: World, conversations: Conversation[], diaries: Diary[]): Promise<void> {
  const taken = new Set<string>();
  const open = diaries.flatMap((diary) => openRows(world, diary, taken));
  const closed = conversations.flatMap((conversation) => closedRow(world, conversation));
  for (const some of batchesOf([...closed, ...open])) {
    await write(world.ctx, async (tx) => {
      await tx.followUp.createMany({ data: some });
      await audit(tx, world.ctx, {
        action: "demo.follow-ups",
        entity: "follow_up",
        details: { rows: some.length },
      });
    });
  }
}

function closedRow(
  world: World,
  { id, worker, byUserId, day, heldAt, outcome }: Conversation,
): Prisma.FollowUpCreateManyInput[] {
  const { ctx, dice, today } = world;
  const due = plusDays(day, dice.between(1, 10));
  const closed = plusDays(due, dice.between(-1, 4));
  if (outcome !== "conversation" || closed >= today || !dice.chance(0.35)) return [];
  const row = {
    unionId: ctx.unionId,
    id: newId(),
    contactId: worker.id,
    conversationId: id,
    assignedTo: byUserId,
    promise: dice.pick(followUpTexts),
    state: dice.weighted([
      ["kept", 74],
      ["broken", 16],
      ["cancelled", 10],
    ] as const),
  };
  const moves = dice.weighted([
    [0, 80],
    [1, 14],
    [2, 6],
  ]);
  const closing = { closedAt: at(world, closed, 1020), closedBy: byUserId };
  return [{ ...row, ...moved(due, moves), ...closing, createdBy: byUserId, createdAt: heldAt }];
}

const moved = (due: Day, postponed: number) => ({
  dueOn: asDate(due),
  firstDueOn: postponed > 0 ? asDate(plusDays(due, -postponed)) : null,
  postponed,
});

function openRows(
  world: World,
  { userId, quota, conversations }: Diary,
  taken: Set<string>,
): Prisma.FollowUpCreateManyInput[] {
  const { dice, today } = world;
  const dues = [
    ...Array.from({ length: quota.overdue }, () => plusDays(today, -dice.between(1, 9))),
    ...Array.from({ length: quota.today }, () => today),
    ...Array.from({ length: quota.week }, () => plusDays(today, dice.between(1, 6))),
    ...Array.from({ length: quota.later }, () => plusDays(today, dice.between(7, 24))),
  ];
  const recentFirst = [...conversations].sort((a, b) => b.heldAt.getTime() - a.heldAt.getTime());
  const free = recentFirst
    .filter(({ worker }) => !worker.endedOn && !taken.has(worker.id) && taken.add(worker.id))
    .slice(0, dues.length * 3);
  const conversationsForDues = dice.shuffled(free);
  return dues.flatMap((due, index) => {
    const conversation = conversationsForDues[index];
    if (!conversation) return [];
    const late = due < today;
    return [
      {
        unionId: world.ctx.unionId,
        id: newId(),
        contactId: conversation.worker.id,
        conversationId: conversation.byUserId === userId ? conversation.id : null,
        assignedTo: userId,
        promise: dice.chance(0.92) ? dice.pick(followUpTexts) : null,
        ...moved(
          due,
          late
            ? dice.between(0, 2)
            : dice.weighted([
                [0, 82],
                [1, 12],
                [2, 6],
              ]),
        ),
        createdBy: userId,
        createdAt: conversation.heldAt,
      },
    ];
  });
}
