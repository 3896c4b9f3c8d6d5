import { expect, it } from "vitest";
import { isUnreachable } from "./unreachable";

it.each([
  { code: "ECONNREFUSED" },
  { code: "P2024" },
  { code: "P2010", meta: { driverAdapterError: { cause: { originalCode: "53300" } } } },
  { message: "timeout exceeded when trying to connect" },
  { cause: { cause: { code: "57P03" } } },
])("a database that could not be reached is told by %j", (error) => {
  expect(isUnreachable(error)).toBe(true);
});

it.each([{ code: "23505" }, { code: "P2002" }, { message: "x" }, null, "ECONNREFUSED"])(
  "another error is none: %j",
  (error) => {
    expect(isUnreachable(error)).toBe(false);
  },
);
