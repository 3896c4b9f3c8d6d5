import { describe, expect, it } from "vitest";
import { judgementNames, unprovenIn } from "./evidence";
import { lackingIn } from "./lacking";

function filled(fields: Record<string, string | string[]>): FormData {
  const form = new FormData();
  for (const [name, values] of Object.entries({ outcome: "conversation", ...fields }))
    for (const value of [values].flat()) form.append(name, value);
  return form;
}

describe("what a level lacks in proof", () => {
  it.each<[string, Record<string, string | string[]>, number | null]>([
    ["a 1 by words alone", { assessment: "1" }, 3],
    ["a 1 by an act that moves nobody", { assessment: "1", "evidence[]": ["signed"] }, 2],
    ["a 1 by co-workers moved", { assessment: "1", "evidence[]": ["signed", "brought_coworkers"] }, null],
    ["a 2 by words alone", { assessment: "2" }, 3],
    ["a 2 by an act", { assessment: "2", "evidence[]": ["signed"] }, null],
    ["a 3", { assessment: "3" }, null],
    ["no level", { "evidence[]": ["signed"] }, null],
    ["a level that is none", { assessment: "9" }, null],
    ["a 1 of somebody who was not met", { assessment: "1", outcome: "no_answer" }, null],
  ])("%s", (_what, fields, best) => expect(unprovenIn(filled(fields))).toBe(best));
});

describe("what a group's form lacks", () => {
  const two = ["a", "b"];
  it("is named for each person, with the best level that her acts bear out", () => {
    const form = filled({
      "assessment-a": "1",
      "evidence-a": "signed",
      "assessment-b": "2",
      "evidence-b": "signed",
    });
    expect(lackingIn(form, two)).toEqual({ unproven: new Map([["a", 2]]), undated: new Set() });
  });
  it("is a day where another day was chosen", () => {
    const form = filled({ "followUp-a": "date", "followUp-b": "date", "followUpDate-b": "2026-12-01" });
    expect(lackingIn(form, two).undated).toEqual(new Set(["a"]));
  });
  it("is nothing where a day was offered, or none wanted", () => {
    expect(lackingIn(filled({ "followUp-a": "2026-12-01" }), two).undated.size).toBe(0);
  });
});

describe("the fields of a judgement", () => {
  it.each([
    ["assessment", { level: "assessment", evidence: "evidence[]" }],
    ["assessment-x-1", { level: "assessment-x-1", evidence: "evidence-x-1" }],
    ["assessment-", null],
    ["askAnswer", null],
  ])("of the input %s", (name, names) => expect(judgementNames(name)).toEqual(names));
});
