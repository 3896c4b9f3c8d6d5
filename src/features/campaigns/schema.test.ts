import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import {
  assignEnrolmentsInput,
  boardFilter,
  boardView,
  cursor,
  moveEnrolmentsInput,
  moveOneInput,
} from "./enrolments.schema";
import { createCampaignInput } from "./schema";
import { addStageInput, reorderStagesInput } from "./stages.schema";

const refusalOf = (result: { error?: { issues: { path: PropertyKey[]; message: string }[] } | undefined }) =>
  result.error?.issues.map(({ path, message }) => [path.join("."), message]);

describe("a campaign's plan", () => {
  const plan = { name: "PKB", startsOn: "2026-10-01", workplaceIds: [newId()] };
  const refused = (more: object) => refusalOf(createCampaignInput.safeParse({ ...plan, ...more }));

  it("may end on the day it begins", () => {
    expect(refused({ endsOn: "2026-10-01" })).toBeUndefined();
  });
  it.each([
    [{ endsOn: "2026-09-30" }, ["endsOn", "order"]],
    [{ name: "   " }, ["name", "required"]],
    [{ name: undefined }, ["name", "required"]],
    [{ name: "x".repeat(121) }, ["name", "too_long"]],
    [{ ask: "x".repeat(201) }, ["ask", "too_long"]],
    [{ workplaceIds: [] }, ["workplaceIds", "workplaces"]],
  ])("is refused with a reason that its field can say: %j", (more, reason) => {
    expect(refused(more)).toEqual([reason]);
  });
  it("has no spaces around its name", () => {
    expect(createCampaignInput.parse({ ...plan, name: "  PKB " }).name).toBe("PKB");
  });
  it("is refused with a field that nobody knows", () => {
    expect(createCampaignInput.safeParse({ ...plan, archived: "yes" }).success).toBe(false);
  });
});

describe("a new stage", () => {
  const stage = { campaignId: newId(), name: "New" };
  it("is a step unless another kind is said", () => expect(addStageInput.parse(stage).kind).toBe("step"));
  it("has a name", () => {
    expect(refusalOf(addStageInput.safeParse({ ...stage, name: " " }))).toEqual([["name", "required"]]);
  });
  it("is one of fifty at most", () => {
    const stageIds = Array.from({ length: 51 }, newId);
    expect(reorderStagesInput.safeParse({ campaignId: newId(), stageIds }).success).toBe(false);
  });
});

describe("the address of a board", () => {
  it("is that of the whole board where it makes no sense", () => {
    const filter = { department: "x", shift: "", owner: "somebody", stuck: "yes" };
    expect(Object.values(boardFilter.parse(filter)).filter(Boolean)).toEqual([]);
    const view = { stage: "x", after: "y".repeat(81), move: "1", told: "lies" };
    expect(Object.values(boardView.parse(view)).filter(Boolean)).toEqual([]);
  });
  it("keeps the parts that do", () => {
    const department = newId();
    expect(boardFilter.parse({ department, owner: "none", stuck: "1", shift: "x" })).toEqual({
      ...{ department, owner: "none", stuck: "1", shift: undefined },
    });
  });
  it("names where a column goes on to the microsecond", () => {
    const id = newId();
    expect(cursor.safeParse({ at: "2026-01-01T00:00:00.123456Z", id }).success).toBe(true);
    expect(cursor.safeParse({ at: "2026-01-01T00:00:00Z", id }).success).toBe(false);
    expect(cursor.safeParse({ at: "yesterday", id }).success).toBe(false);
  });
});

describe("a move", () => {
  const move = { id: newId(), enrolmentId: newId(), version: 1 };
  const toStageId = newId();
  it("is of one card to two hundred", () => {
    const of = (count: number) =>
      moveEnrolmentsInput.safeParse({ moves: Array.from({ length: count }, () => move), toStageId });
    expect([of(0), of(1), of(200), of(201)].map(({ success }) => success)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(refusalOf(of(201))).toEqual([["moves", "too_long"]]);
  });
  it.each(["/campaigns/a-b_c", "/campaigns/a?shift=x&stage=y"])("without scripts goes back to %s", (back) => {
    expect(moveOneInput.safeParse({ ...move, version: "1", toStageId, back }).success).toBe(true);
  });
  it.each([
    "https://evil.example",
    "//evil.example",
    "/campaigns/../evil",
    "/campaigns/a\nb",
    "/contacts/a",
    "",
  ])("without scripts goes back to no %j", (back) =>
    expect(moveOneInput.safeParse({ ...move, toStageId, back }).success).toBe(false),
  );
  it("gives people to somebody or to nobody, never to what is no id", () => {
    const enrolmentIds = [newId()];
    expect(assignEnrolmentsInput.safeParse({ enrolmentIds, ownerId: null }).success).toBe(true);
    expect(assignEnrolmentsInput.safeParse({ enrolmentIds, ownerId: "none" }).success).toBe(false);
    expect(assignEnrolmentsInput.safeParse({ enrolmentIds: [], ownerId: null }).success).toBe(false);
  });
});
