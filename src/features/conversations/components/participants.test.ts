import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { groupInput } from "../groups.schema";
import { groupOf } from "./participants";

const [group, siti, rudi, ofSiti, ofRudi] = [newId(), newId(), newId(), newId(), newId()];
const ids = { group, [siti]: ofSiti, [rudi]: ofRudi };

function filled(...fields: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of [["outcome", "conversation"], ["channel", "gate"], ...fields] as const)
    form.append(name, value);
  return form;
}
const both: [string, string][] = [
  [`present-${siti}`, "on"],
  [`present-${rudi}`, "on"],
];
const peopleOf = (...fields: [string, string][]) => groupOf({ ids, form: filled(...both, ...fields) }).people;

describe("the form of a group", () => {
  it("has those who were there, each with the id of the entry to come", () => {
    const form = filled([`present-${rudi}`, "on"]);
    expect(groupOf({ ids, form }).people).toMatchObject([{ id: ofRudi, contactId: rudi }]);
  });

  it("says once what was said to all", () => {
    const issue = newId();
    const form = filled(...both, ["issueIds[]", issue], ["notes", " Di warung. "], ["heldOn", "2026-11-01"]);
    expect(groupOf({ ids, form })).toMatchObject({
      ...{ groupId: group, outcome: "conversation", channel: "gate", heldOn: "2026-11-01" },
      ...{ issueIds: [issue], notes: "Di warung." },
    });
  });

  it("keeps each one's answers apart", () => {
    const kept = newId();
    const [one, other] = peopleOf(
      [`assessment-${siti}`, "2"],
      [`evidence-${siti}`, "signed"],
      [`evidence-${siti}`, "spoke_up"],
      [`askAnswer-${siti}`, "yes"],
      [`keeps-${siti}`, kept],
      [`assessment-${rudi}`, "4"],
    );
    expect(one).toMatchObject({
      assessment: 2,
      evidence: ["signed", "spoke_up"],
      askAnswer: "yes",
      keeps: [kept],
    });
    expect(other).toMatchObject({ assessment: 4, evidence: [], askAnswer: undefined, keeps: [] });
  });

  it("says nothing of what was left empty", () => {
    const [one] = peopleOf(
      [`assessment-${siti}`, ""],
      [`askAnswer-${siti}`, " "],
      [`promise-${siti}`, "no day"],
    );
    expect(one).toMatchObject({ assessment: undefined, askAnswer: undefined, followUp: undefined });
  });

  it.each([
    ["a day that was offered", "2026-11-30", undefined, "2026-11-30"],
    ["the next shift", "shift-2026-11-30", undefined, "2026-11-30"],
    ["another day", "date", "2026-12-24", "2026-12-24"],
  ])("has a follow-up on %s", (_what, chosen, date, dueOn) => {
    const other: [string, string][] = date ? [[`followUpDate-${siti}`, date]] : [];
    const [one] = peopleOf([`followUp-${siti}`, chosen], ...other, [`promise-${siti}`, " Kartu "]);
    expect(one?.followUp).toEqual({ dueOn, promise: "Kartu" });
  });

  it("has no follow-up on another day that nobody said", () => {
    expect(peopleOf([`followUp-${siti}`, "date"])[0]?.followUp).toBeUndefined();
  });

  it("is what the server takes", () => {
    const { heldOn: _day, ...conversation } = groupOf({
      ids,
      form: filled(...both, [`assessment-${siti}`, "3"]),
    });
    expect(groupInput.safeParse(conversation).error).toBeUndefined();
  });
});
