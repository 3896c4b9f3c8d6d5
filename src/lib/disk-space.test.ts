import { expect, it } from "vitest";
import { spaceOf } from "./disk-space";

const MB = 1024 ** 2;

it.each([
  [0, "full"],
  [256 * MB - 1, "full"],
  [256 * MB, "low"],
  [1024 * MB - 1, "low"],
  [1024 * MB, "enough"],
])("a disk with %d bytes free has this much room: %s", (free, space) => {
  expect(spaceOf(free)).toBe(space);
});
