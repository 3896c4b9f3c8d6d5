import { expect, it } from "vitest";
import { changesMuch } from "./rules";

it.each([
  [0, 0, false],
  [10, 0, false],
  [10, 3, false],
  [10, 4, true],
  [1, 1, true],
])("of %i known people %i replaced: %s", (known, replaced, much) => {
  expect(changesMuch({ known, replaced })).toBe(much);
});
