import { expect, it } from "vitest";
import { nothingInput } from "./account.schema";

it("takes nothing, and only that", () => {
  expect(nothingInput.safeParse({}).success).toBe(true);
  const odd = [undefined, null, "", [], new Date(Number.NaN), new Map(), { id: 1 }];
  expect(odd.filter((input) => nothingInput.safeParse(input).success)).toEqual([]);
});
