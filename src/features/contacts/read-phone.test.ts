import { expect, it } from "vitest";
import { readPhone } from "./read-phone";

it.each(["083412345678", "6283412345678", "+62 834-1234-5678", "0062 834 1234 5678", "(0834) 1234 5678"])(
  "%s is one number",
  (text) => expect(readPhone(text, "ID")).toBe("+6283412345678"),
);

it.each(["12", "abc", ""])("%s is none", (text) => expect(readPhone(text, "ID")).toBeNull());
