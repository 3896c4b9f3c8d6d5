import { describe, expect, it } from "vitest";
import { conversationWith, person, phoneList } from "../../../tests/support/phone-browser";
import { found, grouped, withWritten } from "./list-search";

describe("looking for somebody on the list", () => {
  const siti = person("Siti Rahmawati", { nickname: "Ira", department: "Jahit", line: "4" });
  const jose = person("José Wayan", { department: "Gudang" });
  const names = (typed: string) => found([siti, jose], typed).map(({ name }) => name);

  it.each([
    ["", ["Siti Rahmawati", "José Wayan"]],
    ["  ", ["Siti Rahmawati", "José Wayan"]],
    ["rahma", ["Siti Rahmawati"]],
    ["RAHMA siti", ["Siti Rahmawati"]],
    ["ira", ["Siti Rahmawati"]],
    ["jahit 4", ["Siti Rahmawati"]],
    ["jose", ["José Wayan"]],
    ["JOSÉ gud", ["José Wayan"]],
    ["siti gudang", []],
    ["Sity Rachma", ["Siti Rahmawati"]],
    ["hmawati", []],
  ])("by %j", (typed, expected) => expect(names(typed)).toEqual(expected));
});

describe("the order of a visit to the gate", () => {
  it("is by workplace, then by the place of the shift, not by its name", () => {
    const at = (name: string, workplace: string | null, shift: string | null, shiftPosition: number | null) =>
      person(name, { workplace, shift, shiftPosition });
    const groups = grouped([
      at("d", "Plant", "Night", 10),
      at("c", "Plant", "Morning", 2),
      at("e", "Plant", null, null),
      at("b", "Mill", "Morning", 3),
      at("a", null, null, null),
      at("c2", "Plant", "Morning", 2),
    ]);
    expect(
      groups.map(({ workplace, shift, people }) => [workplace, shift, people.map(({ name }) => name)]),
    ).toEqual([
      [null, null, ["a"]],
      ["Mill", "Morning", ["b"]],
      ["Plant", "Morning", ["c", "c2"]],
      ["Plant", "Night", ["d"]],
      ["Plant", null, ["e"]],
    ]);
  });

  it("keeps two places apart whose names run into each other", () => {
    const groups = grouped([
      person("a", { workplace: "A B", shift: "C" }),
      person("b", { workplace: "A", shift: "B C" }),
    ]);
    expect(new Set(groups.map(({ key }) => key)).size).toBe(2);
  });
});

describe("the list with what was written on this phone", () => {
  const [siti, rudi] = [person("Siti"), person("Rudi")];
  it("counts what waits about each, and leaves the others the very same", () => {
    const conversation = { state: "waiting" as const, entry: conversationWith(siti.id) };
    const people = withWritten(phoneList([siti, rudi]), [
      conversation,
      { ...conversation, entry: conversationWith(siti.id) },
    ]);
    expect(people.find(({ id }) => id === siti.id)?.written).toBe(2);
    expect(people.find(({ id }) => id === rudi.id)).toBe(rudi);
  });
  it("counts nothing that the server has taken", () => {
    const [only] = withWritten(phoneList([siti]), [{ state: "told", entry: conversationWith(siti.id) }]);
    expect(only).toBe(siti);
  });
});
