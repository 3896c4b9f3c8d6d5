import { expect, it } from "vitest";
import { printedNames, shortName, stateOf } from "./sheet";
import { newPaperHref } from "./sheet.schema";

it("shortens a name to what a colleague needs", () => {
  expect(shortName("Siti Rahmawati")).toBe("Siti R.");
  expect(shortName("  Hj. Siti  rahmawati Putri ")).toBe("Hj. Siti R. P.");
  expect(shortName("Sukarno")).toBe("Sukarno");
  expect(shortName("M. A.")).toBe("M. A.");
});

it("prints a name whole where two would look alike", () => {
  const names = ["Siti Rahma", "Siti Rukmini", "Agus Salim"];
  expect(printedNames(names, false)).toEqual(["Siti Rahma", "Siti Rukmini", "Agus S."]);
  expect(printedNames(names, true)).toEqual(names);
});

it("is good through its last day", () => {
  expect(stateOf({ closed: false, expiresOn: "2026-11-24" }, "2026-11-24")).toBe("open");
  expect(stateOf({ closed: false, expiresOn: "2026-11-24" }, "2026-11-25")).toBe("expired");
  expect(stateOf({ closed: true, expiresOn: "2026-11-24" }, "2026-11-25")).toBe("closed");
});

it("takes over what the screen before chose", () => {
  expect(newPaperHref()).toBe("/paper/new");
  expect(newPaperHref({ workplace: "w", department: undefined, who: "undecided" })).toBe(
    "/paper/new?workplace=w&who=undecided",
  );
});
