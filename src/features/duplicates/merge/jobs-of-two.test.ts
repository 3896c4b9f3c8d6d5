import { describe, expect, it } from "vitest";
import { applied, namedRows, rowsOf } from "../../../../tests/support/merge-rows";
import { mergeJobs } from "./jobs-of-two";
import type { Row } from "./tables";

const job = (id: string, contact_id: string, more: Row = {}): Row => ({
  ...{ id, contact_id, workplace_id: "plant", department_id: null, shift_id: null, line: null, title: null },
  ...{ employee_number: null, contract_type: null, contract_ends_on: null, started_on: null },
  ...{ ended_on: null, ending: null, is_current: true, recorded_on: "2026-06-01" },
  ...more,
});
const elsewhere = { workplace_id: "mill" };
const past = { is_current: false, ended_on: "2020-01-01", ending: "resigned" };

function merged(rows: Row[], wins: "survivor" | "gone" = "survivor") {
  const two = { survivorId: "survivor", goneId: "gone", wins, today: "2026-11-29" };
  return [...applied(namedRows(rowsOf({ job: rows })), mergeJobs(rows, two)).values()];
}

describe("mergeJobs", () => {
  it("takes over the only present job", () => {
    expect(merged([job("b", "gone")])).toEqual([job("b", "survivor")]);
  });

  it("takes over the present job of one whose survivor only has past ones", () => {
    expect(merged([job("a", "survivor", past), job("b", "gone")])).toEqual([
      job("a", "survivor", past),
      job("b", "survivor"),
    ]);
  });

  it("keeps the survivor's present job where the other has only past ones, which it takes over", () => {
    expect(merged([job("a", "survivor"), job("b", "gone", past)])).toEqual([
      job("a", "survivor"),
      job("b", "survivor", past),
    ]);
  });

  it("takes over past jobs beside a present one", () => {
    const rows = [job("a", "survivor"), job("b", "gone", elsewhere), job("c", "gone", past)];
    expect(merged(rows).map(({ id, contact_id }) => [id, contact_id])).toEqual([
      ["a", "survivor"],
      ["b", "survivor"],
      ["c", "survivor"],
    ]);
  });

  it("touches no past job of the survivor", () => {
    const rows = [job("a", "survivor", past), job("c", "survivor")];
    expect(merged(rows)).toEqual(rows);
  });
});

describe("two present jobs at one workplace", () => {
  it("are one, its gaps filled from the other", () => {
    const gaps = {
      ...{ department_id: "sewing", shift_id: "night", line: "4", title: "Operator" },
      ...{ contract_type: "permanent", contract_ends_on: "2027-01-01", started_on: "2024-01-01" },
      employee_number: "K1",
    };
    expect(merged([job("a", "survivor"), job("b", "gone", gaps)])).toEqual([job("a", "survivor", gaps)]);
  });

  it("say what the chosen one says where both say something", () => {
    const rows = [job("a", "survivor", { line: "4" }), job("b", "gone", { line: "5" })];
    expect(merged(rows)).toEqual([rows[0]]);
    expect(merged(rows, "gone")).toEqual([job("b", "survivor", { line: "5" })]);
  });

  it("were known since the earlier of the days they were written down", () => {
    const rows = [job("a", "survivor"), job("b", "gone", { recorded_on: "2025-01-01" })];
    expect(merged(rows)).toMatchObject([{ id: "a", recorded_on: "2025-01-01" }]);
    expect(merged(rows, "gone")).toMatchObject([{ id: "b", recorded_on: "2025-01-01" }]);
  });

  it.each([
    ["K1", "K1", ["a"]],
    ["K1", null, ["a"]],
    [null, "K2", ["a"]],
    ["K1", "K2", ["a", "b"]],
  ])("with employee numbers %s and %s leave %j", (one, other, left) => {
    const rows = [
      job("a", "survivor", { employee_number: one }),
      job("b", "gone", { employee_number: other }),
    ];
    expect(merged(rows).map(({ id }) => id)).toEqual(left);
  });
});

describe("two present jobs at two workplaces", () => {
  it("are a past one and a present one: the other ended when the chosen one began", () => {
    const rows = [job("a", "survivor", { started_on: "2026-03-01" }), job("b", "gone", elsewhere)];
    const ended = { is_current: false, ended_on: "2026-03-01", ending: "moved" };
    expect(merged(rows)).toEqual([rows[0], job("b", "survivor", { ...elsewhere, ...ended })]);
  });

  it("keep the other contact's as the present one when it was chosen", () => {
    const rows = [job("a", "survivor"), job("b", "gone", { ...elsewhere, started_on: "2026-03-01" })];
    expect(merged(rows, "gone")).toMatchObject([
      { id: "a", is_current: false, ended_on: "2026-03-01" },
      { id: "b", is_current: true, contact_id: "survivor" },
    ]);
  });

  it.each([
    ["today, where nobody knows when the chosen one began", null, "2024-01-01", "2026-11-29"],
    ["on the day both began", "2024-01-01", "2024-01-01", "2024-01-01"],
    ["today, where the chosen one began before it", "2023-01-01", "2024-01-01", "2026-11-29"],
    ["on the day it begins, where that is still to come", null, "2027-02-01", "2027-02-01"],
    ["when the chosen one began, where its own beginning is unknown", "2023-01-01", null, "2023-01-01"],
  ])("end the other %s", (_when, started, other, ended_on) => {
    const rows = [
      job("a", "survivor", { started_on: started }),
      job("b", "gone", { ...elsewhere, started_on: other }),
    ];
    expect(merged(rows)[1]).toMatchObject({ id: "b", ended_on });
  });

  it("are never both present between the steps", () => {
    const rows = [job("a", "survivor"), job("b", "gone", elsewhere)];
    const changes = mergeJobs(rows, {
      survivorId: "survivor",
      goneId: "gone",
      wins: "gone",
      today: "2026-11-29",
    });
    expect(changes.map(({ key }) => key.id)).toEqual(["a", "b"]);
  });
});
