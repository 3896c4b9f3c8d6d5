import fc from "fast-check";
import { expect, it } from "vitest";
import { refreshPresentDay } from "@/features/contacts/present-day.mutations";
import { noAnswers } from "@/features/conversations/attempts.mutations";
import { editConversation } from "@/features/conversations/edits.mutations";
import { logGroup } from "@/features/conversations/groups.mutations";
import { logConversation, withdrawConversation } from "@/features/conversations/mutations";
import { conversationsOf } from "@/features/conversations/timeline.queries";
import { createIssue } from "@/features/issues/mutations";
import type { Context } from "@/lib/context";
import { read, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { expectAudited } from "../../support/audit";
import { systemOf, workplaceFactory } from "../../support/factories";
import { conversation, scene } from "../../support/gate";

const knownOf = (ctx: Context, id: string) =>
  read(systemOf(ctx), (tx) =>
    tx.contact.findFirstOrThrow({
      where: { unionId: ctx.unionId, id },
      select: {
        ...{ assessment: true, assessedAt: true, lastOutcome: true, lastContactAt: true },
        ...{ lastConversationAt: true, version: true },
      },
    }),
  );

const minute = (at: number) => new Date(Date.UTC(2026, 9, 1, 8, at));
const told = fc.record({
  heldAt: fc.integer({ min: 0, max: 4 }).map(minute),
  outcome: fc.constantFrom("conversation" as const, "no_answer" as const, "refused" as const),
  assessment: fc.constantFrom(undefined, 3 as const, 4 as const, 5 as const),
});

it("what is known after each conversation is what a count of all conversations says, in whatever order they come, several of one minute too", async () => {
  const { ctx, someone } = await scene();
  await fc.assert(
    fc.asyncProperty(fc.array(told, { minLength: 1, maxLength: 5 }), async (conversations) => {
      const contactId = await someone();
      for (const each of conversations) {
        const { version } = await knownOf(ctx, contactId);
        await logConversation(ctx, conversation(contactId, each));
        const known = await knownOf(ctx, contactId);
        await write(ctx, (tx) => refreshPresentDay(tx, ctx, [contactId]));
        expect(await knownOf(ctx, contactId)).toEqual(known);
        expect(known.version - version).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 40 },
  );
});

it("conversations about one person at once are all counted", async () => {
  const { ctx, someone } = await scene();
  const contactId = await someone();
  const at = [3, 1, 4, 1, 5, 9, 2, 6];
  await Promise.all(
    at.map((each) => logConversation(ctx, conversation(contactId, { heldAt: minute(each), assessment: 4 }))),
  );
  const known = await knownOf(ctx, contactId);
  expect(known).toMatchObject({ lastContactAt: minute(9), assessedAt: minute(9) });
  await write(ctx, (tx) => refreshPresentDay(tx, ctx, [contactId]));
  expect(await knownOf(ctx, contactId)).toEqual(known);
});

it("what is sent again after it was corrected brings nothing back, be it an issue or the trace", async () => {
  const { ctx, someone } = await scene();
  const issueId = await createIssue(systemOf(ctx), { name: "Overtime" });
  const sent = conversation(await someone(), { issueIds: [issueId] });
  await logConversation(ctx, sent);
  const { id } = sent;
  const read = { version: 1, channel: "gate", askAnswer: "not_asked" } as const;
  await editConversation(ctx, { id, ...read, outcome: "conversation", issueIds: [] });
  expect(await logConversation(ctx, sent)).toEqual({ id, again: true });
  const [entry] = (await conversationsOf(ctx, sent.contactId)).conversations;
  expect(entry?.issues).toEqual([]);
  await expectAudited(ctx, "conversation.log");
});

it("an issue that nobody knows keeps the whole conversation out, alone and in a group", async () => {
  const { ctx, someone } = await scene();
  const [one, other] = [await someone("A"), await someone("B")];
  const refused = { code: "INVALID", fields: { issueIds: "choice" } };
  const unknown = { issueIds: [newId()] };
  await expect(logConversation(ctx, conversation(one, unknown))).rejects.toMatchObject(refused);
  const people = [one, other].map((contactId) => ({ id: newId(), contactId }));
  const group = { groupId: newId(), outcome: "conversation" as const, people, ...unknown };
  await expect(logGroup(ctx, group)).rejects.toMatchObject(refused);
  for (const id of [one, other]) expect((await conversationsOf(ctx, id)).conversations).toEqual([]);
  await expectAudited(ctx, "conversation.log", { times: 0 });
});

/** Another user's change of these contacts that is not committed, until it is released. */
function holding(
  ctx: Context,
  contactIds: readonly string[],
  data: { workplaceId?: string; departmentId?: null; shiftId?: null },
) {
  const [begun, end] = [gate(), gate()];
  const done = write(systemOf(ctx), async (tx) => {
    await tx.contact.updateMany({
      where: { unionId: ctx.unionId, id: { in: [...contactIds] } },
      data: { ...data, updatedAt: new Date() },
    });
    begun.open();
    await end.opened;
  });
  return {
    begun: begun.opened,
    letGo: () => {
      end.open();
      return done;
    },
  };
}

function gate() {
  let open = () => {};
  const opened = new Promise<void>((done) => {
    open = done;
  });
  return { opened, open: () => open() };
}

it("a conversation with a contact whom another user moves away at that moment is counted too", async () => {
  const { admin, ctx, someone } = await scene();
  const contactId = await someone();
  const elsewhere = await workplaceFactory(admin);
  const move = holding(ctx, [contactId], {
    workplaceId: elsewhere.workplaceId,
    departmentId: null,
    shiftId: null,
  });
  await move.begun;
  const logging = logConversation(ctx, conversation(contactId, { assessment: 4 }));
  await waitingFor(ctx, 1);
  await move.letGo();
  await logging;
  expect(await knownOf(ctx, contactId)).toMatchObject({ assessment: 4, lastOutcome: "conversation" });
});

it("conversations that wait for one person leave the way free for the others", async () => {
  const { ctx, someone } = await scene();
  const [held, free] = [await someone("A"), await someone("B")];
  const change = holding(ctx, [held], {});
  await change.begun;
  const waiting = [1, 2, 3, 4, 5].map(() => logConversation(ctx, conversation(held)));
  await waitingFor(ctx, 5);
  expect(await logConversation(ctx, conversation(free))).toMatchObject({ again: false });
  await change.letGo();
  await Promise.all(waiting);
  expect((await conversationsOf(ctx, held)).conversations).toHaveLength(5);
});

it("two who save the same people in opposite order both keep all of them", async () => {
  const { ctx, someone } = await scene();
  const ids = await Promise.all(Array.from({ length: 12 }, (_, at) => someone(`Worker ${at}`)));
  const not = (contactId: string) => ({ id: newId(), contactId });
  for (let round = 0; round < 4; round += 1) {
    const [one, other] = [ids.map(not), ids.toReversed().map(not)];
    const kept = await Promise.all([noAnswers(ctx, { entries: one }), noAnswers(ctx, { entries: other })]);
    expect(kept.map(({ saved }) => saved)).toEqual([one, other].map((all) => all.map(({ id }) => id)));
  }
});

it("a conversation that takes another's place in one transaction is counted, be it of the same minute as one before", async () => {
  const { ctx, someone } = await scene();
  const contactId = await someone();
  const heldAt = minute(1);
  await logConversation(ctx, conversation(contactId, { heldAt, outcome: "no_answer" }));
  const wrong = conversation(contactId, { heldAt, assessment: 3 });
  await logConversation(ctx, wrong);
  await write(ctx, async () => {
    await withdrawConversation(ctx, { id: wrong.id });
    await logConversation(ctx, conversation(contactId, { heldAt, assessment: 4 }));
  });
  expect(await knownOf(ctx, contactId)).toMatchObject({ assessment: 4, lastOutcome: "conversation" });
});

/** Until so many wait for a lock in this database. */
const waitingFor = (ctx: Context, count: number) =>
  expect
    .poll(() =>
      read(ctx, async (tx) => {
        const [row] = await tx.$queryRaw<{ waiting: number }[]>`
          SELECT count(DISTINCT pid)::int AS waiting FROM pg_locks WHERE NOT granted`;
        return row?.waiting ?? 0;
      }),
    )
    .toBeGreaterThanOrEqual(count);

it("of many conversations that are saved at once, what is refused takes no other with it", async () => {
  const { ctx, someone } = await scene();
  const people = await Promise.all(Array.from({ length: 20 }, () => someone()));
  const [nobodys, unknown] = [conversation(newId()), { issueIds: [newId()] }];
  const sent = people.map((contactId, at) => conversation(contactId, at % 5 === 2 ? unknown : {}));
  const answers = await Promise.allSettled([nobodys, ...sent].map((each) => logConversation(ctx, each)));
  expect(answers.shift()).toMatchObject({ reason: { code: "NOT_FOUND" } });
  for (const [at, answer] of answers.entries()) {
    const kept = (await conversationsOf(ctx, people[at] ?? "")).conversations.map(({ id }) => id);
    if (at % 5 === 2) expect([answer, kept]).toMatchObject([{ reason: { code: "INVALID" } }, []]);
    else expect([answer, kept]).toMatchObject([{ value: { again: false } }, [sent[at]?.id]]);
  }
});
