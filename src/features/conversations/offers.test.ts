import { describe, expect, it } from "vitest";
import { mayOffer, type Said, stageAfter } from "./offers";

const said = (more: Partial<Said>): Said => ({
  ...{ outcome: "conversation", askAnswer: "not_asked", evidence: [] },
  ...more,
});
const stages = [
  { id: "a", name: "Identified", kind: "step" as const },
  { id: "b", name: "Supporter", kind: "step" as const },
  { id: "c", name: "Form signed", kind: "step" as const },
  { id: "m", name: "Member", kind: "member" as const },
  { id: "x", name: "Left", kind: "exit" as const },
];
const offered = (more: Partial<Said>, stageId: string) =>
  stageAfter(said(more), { stages, stageId })?.id ?? null;

describe("the stage that is offered after a conversation", () => {
  it("is the next one after a yes", () => expect(offered({ askAnswer: "yes" }, "a")).toBe("b"));
  it("is the last step after a signature", () => expect(offered({ evidence: ["signed"] }, "a")).toBe("c"));
  it("is the members' for who had signed before", () =>
    expect(offered({ evidence: ["signed"] }, "c")).toBe("m"));
  it("is none for a member", () => expect(offered({ askAnswer: "yes" }, "m")).toBeNull());
  it("is none for who has left the board by an exit", () =>
    expect(offered({ askAnswer: "yes" }, "x")).toBeNull());
});

describe("a conversation that offers something", () => {
  it.each([
    [{ outcome: "moved" as const }, true],
    [{ outcome: "wrong_number" as const }, true],
    [{ askAnswer: "yes" as const }, true],
    [{ evidence: ["signed" as const] }, true],
    [{ askAnswer: "maybe" as const, evidence: ["wore_badge" as const] }, false],
    [{ outcome: "no_answer" as const, evidence: ["signed" as const] }, false],
    [{ outcome: "no_answer" as const, askAnswer: "yes" as const }, false],
  ])("%j: %s", (more, offers) => expect(mayOffer(said(more))).toBe(offers));
});
