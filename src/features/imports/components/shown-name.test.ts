import { expect, it } from "vitest";
import { pastedName } from "../pasted-name";
import { nameFor } from "../templates";
import { shownName } from "./shown-name";

it("says the name of pasted cells in the reader's words, and every other as it is", () => {
  expect(shownName(pastedName, "Sel yang ditempelkan")).toBe("Sel yang ditempelkan");
  expect(shownName(`${nameFor(pastedName)} 2`, "Pasted cells")).toBe("Pasted cells 2");
  expect(shownName("pasted.csv", "Pasted cells")).toBe("pasted.csv");
});
