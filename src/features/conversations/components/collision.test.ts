import { expect, it } from "vitest";
import { collides } from "./collision";

it.each([
  ["a colleague's of today", false, 0, true],
  ["a colleague's of a week ago", false, 7, true],
  ["a colleague's of eight days ago", false, 8, false],
  ["an own one of yesterday", true, 1, true],
  ["an own one of the day before", true, 2, false],
])("%s is worth knowing: %s %s", (_whose, mine, days, expected) =>
  expect(collides({ mine, days })).toBe(expected),
);
