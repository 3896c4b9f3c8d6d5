import { describe, expect, it } from "vitest";
import { cn } from "./cn";

describe("cn", () => {
  it.each([
    ["a size and a colour are two things", "text-12 text-ink", "text-12 text-ink"],
    ["of two sizes the later stays", "text-12 text-40", "text-40"],
    ["of two colours the later stays", "text-ink text-merah-text", "text-merah-text"],
    ["a family and a weight are two things", "font-ui font-strong", "font-ui font-strong"],
    ["of two weights the later stays", "font-label font-head", "font-head"],
    ["of two of our spacings the later stays", "min-h-tap min-h-thumb", "min-h-thumb"],
    ["of two of our radii the later stays", "rounded-2 rounded-3", "rounded-3"],
    ["a figure keeps its size", "fig text-28", "fig text-28"],
  ])("%s", (_, classes, expected) => {
    expect(cn(classes)).toBe(expected);
  });
});
