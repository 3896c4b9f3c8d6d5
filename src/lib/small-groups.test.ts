import { expect, it } from "vitest";
import { atMost, told } from "./small-groups";

it.each([
  [0, null],
  [1, null],
  [9, null],
  [10, 10],
  [19, 10],
  [20, 20],
  [1257, 1250],
  [null, null],
])("of %s people %s are told", (count, shown) => expect(told(count)).toBe(shown));

it("stands for at most nine more", () => expect(atMost(120)).toBe(129));
