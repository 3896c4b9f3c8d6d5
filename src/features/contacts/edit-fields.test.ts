import { describe, expect, it } from "vitest";
import { changesBetween, type EditField, editFields, mayUndo, type Snapshot } from "./edit-fields";

const snapshot = (
  values: Partial<Record<EditField, string>> = {},
  ids: Partial<Pick<Snapshot, "jobId" | "membershipId">> = {},
): Snapshot => ({
  values: {
    ...(Object.fromEntries(editFields.map((field) => [field, null])) as Snapshot["values"]),
    ...values,
  },
  jobId: null,
  membershipId: null,
  ...ids,
});

describe("what a save changed", () => {
  it("is each field with its old and new value", () => {
    expect(changesBetween(snapshot({ name: "Siti" }), snapshot({ name: "Siti A.", sex: "female" }))).toEqual([
      { field: "name", rowId: null, oldValue: "Siti", newValue: "Siti A." },
      { field: "sex", rowId: null, oldValue: null, newValue: "female" },
    ]);
  });

  it("is nothing where nothing differs", () => {
    expect(changesBetween(snapshot({ name: "Siti" }), snapshot({ name: "Siti" }))).toEqual([]);
  });

  it("belongs to a job only where it is the same one", () => {
    const before = snapshot({ "job.line": "3" }, { jobId: "a" });
    expect(changesBetween(before, snapshot({ "job.line": "4" }, { jobId: "a" }))[0]?.rowId).toBe("a");
    expect(changesBetween(before, snapshot({ "job.line": "4" }, { jobId: "b" }))[0]?.rowId).toBeNull();
  });
});

describe("a change may be taken back", () => {
  const wrote = (field: EditField, newValue: string | null, rowId: string | null = null) => ({
    field,
    newValue,
    rowId,
  });

  it("while what it wrote is still there", () => {
    expect(mayUndo(wrote("name", "Siti A."), snapshot({ name: "Siti A." }))).toBe(true);
    expect(mayUndo(wrote("name", "Siti A."), snapshot({ name: "Siti B." }))).toBe(false);
    expect(mayUndo(wrote("nickname", null), snapshot())).toBe(true);
  });

  it("of a job while that is the present one", () => {
    const now = snapshot({ "job.line": "4" }, { jobId: "a" });
    expect(mayUndo(wrote("job.line", "4", "a"), now)).toBe(true);
    expect(mayUndo(wrote("job.line", "4", "b"), now)).toBe(false);
    expect(mayUndo(wrote("job.line", "4"), snapshot({ "job.line": "4" }))).toBe(false);
  });

  it("of a card while the membership is the same", () => {
    const now = snapshot({ "membership.cardNumber": "K-2" }, { membershipId: "m" });
    expect(mayUndo(wrote("membership.cardNumber", "K-2", "m"), now)).toBe(true);
    expect(mayUndo(wrote("membership.cardNumber", "K-2"), now)).toBe(false);
  });

  it.each(["job.place", "membership.member", "membership.joinedOn"] as const)("never of %s", (field) => {
    expect(
      mayUndo(wrote(field, "x", "a"), snapshot({ [field]: "x" }, { jobId: "a", membershipId: "a" })),
    ).toBe(false);
  });
});
