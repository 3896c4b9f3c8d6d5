import { expect, it } from "vitest";
import { greetingOf } from "./greeting.schema";

it.each([
  ["Anton Parulian", "Toni", "Toni"],
  ["Anton Parulian", null, "Anton"],
  ["Hj. Siti Aminah", null, "Siti"],
  ["M. Rahmat", null, "Rahmat"],
  ["A", null, "A"],
])("%s, called %s, is greeted as %s", (name, nickname, greeting) => {
  expect(greetingOf(name, nickname)).toBe(greeting);
});
