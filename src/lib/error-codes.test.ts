import { expect, it } from "vitest";
import { isUnreachable } from "./error-codes";

it.each([
  { code: "ECONNREFUSED" },
  { code: "P2024" },
  { code: "P2010", meta: { driverAdapterError: { cause: { originalCode: "53300" } } } },
  new Error("timeout exceeded when trying to connect"),
  new Error("x", { cause: new Error("Connection terminated unexpectedly") }),
  { cause: { cause: { code: "57P03" } } },
])("a database that could not be reached is told by %j", (error) => {
  expect(isUnreachable(error)).toBe(true);
});

it.each([{ code: "23505" }, { code: "P2002" }, new Error("x"), null, "ECONNREFUSED"])(
  "another error is none: %j",
  (error) => {
    expect(isUnreachable(error)).toBe(false);
  },
);
