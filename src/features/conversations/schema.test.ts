import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { noAnswersInput } from "./attempts.schema";
import { editInput } from "./edits.schema";
import { groupInput, groupSearch } from "./groups.schema";
import { conversationInput, logForm, withdrawManyInput } from "./schema";

type Parsed = {
  success: boolean;
  error?: { issues: { path: PropertyKey[]; message: string }[] } | undefined;
};
const refusalOf = ({ error }: Parsed) => error?.issues.map(({ path, message }) => [path.join("."), message]);
const conversation = { id: newId(), contactId: newId(), outcome: "conversation" };

describe("a conversation", () => {
  it("is at the gate, with nothing asked and nothing raised, unless more is said", () => {
    expect(conversationInput.parse(conversation)).toEqual({
      ...conversation,
      ...{ channel: "gate", evidence: [], issueIds: [], askAnswer: "not_asked", keeps: [] },
    });
  });
  it.each([
    [{ outcome: "chat" }, ["outcome", "choice"]],
    [{ assessment: 6 }, ["assessment", "choice"]],
    [{ assessment: 0 }, ["assessment", "choice"]],
    [{ evidence: ["earlier"] }, ["evidence.0", "choice"]],
    [{ notes: "x".repeat(4001) }, ["notes", "too_long"]],
    [{ ask: "x".repeat(201) }, ["ask", "too_long"]],
    [{ followUp: { dueOn: "2026-12-01", promise: "x".repeat(301) } }, ["followUp.promise", "too_long"]],
  ])("is refused with a reason that its field can say: %#", (more, reason) => {
    expect(refusalOf(conversationInput.safeParse({ ...conversation, ...more }))).toEqual([reason]);
  });
  it("reads a level that a form sent as text", () => {
    expect(conversationInput.parse({ ...conversation, assessment: "3" }).assessment).toBe(3);
  });
  it("takes no field that nobody knows", () => {
    expect(conversationInput.safeParse({ ...conversation, byUserId: newId() }).success).toBe(false);
  });
});

describe("the sheet's form", () => {
  it.each([
    [{ followUp: "2026-12-01" }, "2026-12-01"],
    [{ followUp: "shift-2026-12-01" }, "2026-12-01"],
    [{ followUp: "date", followUpDate: "2026-12-24" }, "date"],
  ])("takes the follow-up %j", (more, followUp) => {
    expect(logForm.parse({ ...conversation, ...more }).followUp).toBe(followUp);
  });
  it("asks for the day where another day was chosen", () => {
    expect(refusalOf(logForm.safeParse({ ...conversation, followUp: "date" }))).toEqual([
      ["followUp", "date"],
    ]);
  });
  it("takes no follow-up that is no day", () => {
    expect(logForm.safeParse({ ...conversation, followUp: "soon" }).success).toBe(false);
  });
  it("takes neither an instant nor a group", () => {
    expect(logForm.safeParse({ ...conversation, heldAt: new Date() }).success).toBe(false);
    expect(logForm.safeParse({ ...conversation, groupId: newId() }).success).toBe(false);
  });
});

describe("a group", () => {
  const person = () => ({ id: newId(), contactId: newId() });
  const group = (people: object[]) =>
    groupInput.safeParse({ groupId: newId(), outcome: "conversation", people });
  const many = (count: number) => Array.from({ length: count }, person);

  it("is of two to thirty", () => {
    expect([2, 30].map((count) => group(many(count)).success)).toEqual([true, true]);
    expect(refusalOf(group(many(1)))).toEqual([["people", "group_small"]]);
    expect(refusalOf(group(many(31)))).toEqual([["people", "group_large"]]);
  });
  it("has each person once", () => {
    const one = person();
    expect(refusalOf(group([one, { ...one, id: newId() }]))).toEqual([["people", "choice"]]);
  });
  it("is looked for by words, not by nothing", () => {
    expect([" ", "x".repeat(101)].map((q) => groupSearch.safeParse({ q }).success)).toEqual([false, false]);
    expect(groupSearch.parse({ q: " Siti " }).q).toBe("Siti");
  });
});

describe("several at once", () => {
  const of = (count: number) => Array.from({ length: count }, newId);
  it("are a hundred at most, to take back or not met", () => {
    const taken = [0, 1, 100, 101].map((count) => withdrawManyInput.safeParse({ ids: of(count) }).success);
    expect(taken).toEqual([false, true, true, false]);
    const entries = (count: number) => of(count).map((id) => ({ id, contactId: newId() }));
    const unmet = [0, 1, 100, 101].map(
      (count) => noAnswersInput.safeParse({ entries: entries(count) }).success,
    );
    expect(unmet).toEqual([false, true, true, false]);
  });
});

describe("a correction", () => {
  const edit = { id: newId(), version: "1", channel: "gate", outcome: "conversation" };
  it("names the version that was looked at", () => {
    expect(editInput.parse(edit).version).toBe(1);
    expect(editInput.safeParse({ ...edit, version: "0" }).success).toBe(false);
    expect(editInput.safeParse({ ...edit, version: undefined }).success).toBe(false);
  });
  it("says where, which is not guessed as it is for a new one", () => {
    expect(editInput.safeParse({ ...edit, channel: undefined }).success).toBe(false);
  });
  it("changes neither the contact nor the ask nor a follow-up", () => {
    for (const more of [{ contactId: newId() }, { ask: "Sign" }, { followUp: "2026-12-01" }])
      expect(editInput.safeParse({ ...edit, ...more }).success).toBe(false);
  });
});
