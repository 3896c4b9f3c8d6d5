import { expect, it } from "vitest";
import { isNickname } from "./nicknames";

it.each([
  ["bill", "william", true],
  ["william", "bill", true],
  ["bill", "will", true],
  ["sam", "samuel", true],
  ["sam", "samantha", true],
  ["samuel", "samantha", false],
  ["bill", "robert", false],
  ["siti", "aminah", false],
  ["bill", "siti", false],
  ["siti", "bill", false],
])("%s for %s: %s", (one, other, expected) => expect(isNickname(one, other)).toBe(expected));
