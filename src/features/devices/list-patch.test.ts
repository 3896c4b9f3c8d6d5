import { expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { conversationWith, newPerson, person, phoneList } from "../../../tests/support/phone-browser";
import { patched } from "./list-patch";
import { withWritten } from "./list-search";

const at = "2026-11-25T03:00:00.000Z";
const followUp = (dueOn: string) => ({ id: newId(), promise: "brings a card", dueOn });

it("a conversation that arrived is the last one; an older day or a role that may not know changes nothing", () => {
  const siti = person("Siti", { lastOutcome: "no_answer", lastOn: "2026-11-24" });
  const list = phoneList([siti]);
  const conversation = conversationWith(siti.id, { at, outcome: "call_back" });
  expect(patched(list, conversation).people[0]).toMatchObject({
    lastOutcome: "call_back",
    lastOn: "2026-11-25",
  });
  expect(patched(list, { ...conversation, heldOn: "2026-11-20" }).people[0]).toMatchObject({
    lastOn: "2026-11-24",
  });
  const delegate = { ...list, may: { assess: false, note: false, create: false } };
  expect(patched(delegate, conversation).people[0]).toMatchObject({ lastOutcome: "no_answer" });
});

it("an assessment of the conversation shows where the union has them on its phones", () => {
  const siti = person("Siti", { assessment: 3 });
  const list = phoneList([siti]);
  const conversation = { ...conversationWith(siti.id, { at }), assessment: 2 as const };
  expect(patched(list, conversation).people[0]).toMatchObject({ assessment: 3 });
  const shown = { ...list, may: { ...list.may, seeAssessments: true } };
  expect(patched(shown, conversation).people[0]).toMatchObject({ assessment: 2 });
});

it("kept follow-ups stay away, moved ones on their day, new ones are there without a name of the server's", () => {
  const [kept, moved, named] = [followUp("2026-11-24"), followUp("2026-11-24"), followUp("2026-11-25")];
  const siti = person("Siti", { openFollowUps: [kept, moved, named] });
  const entries = [
    { kind: "kept" as const, id: newId(), at, followUpId: kept.id },
    { kind: "postponed" as const, id: newId(), at, followUpId: moved.id, dueOn: "2026-11-26" },
    conversationWith(siti.id, { at, keeps: [named.id], followUp: { dueOn: "2026-12-01", followUp: "" } }),
  ];
  const once = entries.reduce(patched, phoneList([siti]));
  expect(once.people[0]?.openFollowUps).toEqual([
    { ...moved, dueOn: "2026-11-26" },
    { id: entries[2]?.id, promise: null, dueOn: "2026-12-01", fresh: true },
  ]);
  expect(entries.reduce(patched, once)).toEqual(once);
});

it("a new contact is on the list at the workplace, once", () => {
  const workplace = {
    id: newId(),
    name: "Plant",
    departments: [{ id: newId(), name: "Sewing" }],
    shifts: [],
  };
  const list = phoneList([person("Siti")], { workplaces: [workplace] });
  const rini = newPerson("Rini", { workplaceId: workplace.id, departmentId: workplace.departments[0]?.id });
  const once = patched(list, rini);
  expect(once.people.map(({ name, workplace, department }) => [name, workplace, department])).toEqual([
    ["Rini", "Plant", "Sewing"],
    ["Siti", "Plant", "Sewing"],
  ]);
  expect(once.total).toBe(2);
  expect(patched(once, rini)).toEqual(once);
});

it("what waits is shown as if it had arrived, and counted", () => {
  const siti = person("Siti");
  const conversation = conversationWith(siti.id, { at });
  const rows = [
    { state: "waiting" as const, entry: conversation },
    { state: "told" as const, entry: conversationWith(siti.id) },
  ];
  expect(withWritten(phoneList([siti]), rows)).toMatchObject([{ lastOutcome: "conversation", written: 1 }]);
});
