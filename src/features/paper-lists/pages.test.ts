import { describe, expect, it } from "vitest";
import { pagesOf, rowsPerPage } from "./pages";

const at = (line: string, count: number) =>
  Array.from({ length: count }, (_, each) => ({ department: "Sewing", line, shift: "Morning", each }));

describe("pagesOf", () => {
  it("heads each line, and again where a page turns", () => {
    const pages = pagesOf([...at("1", 3), ...at("2", 4)], 5);
    expect(pages.map((page) => page.map((line) => ("row" in line ? "row" : line.continued)))).toEqual([
      [false, "row", "row", "row"],
      [false, "row", "row", "row", "row"],
    ]);
    const long = pagesOf(at("1", 6), 5);
    expect(long.map((page) => page.length)).toEqual([5, 3]);
    expect(long[1]?.[0]).toMatchObject({ continued: true });
  });

  it("leaves nobody out and fills no page too far", () => {
    for (const count of [0, 1, 20, 21, 22, 300]) {
      const pages = pagesOf([...at("1", count), ...at("2", 2)]);
      expect(pages.flat().filter((line) => "row" in line)).toHaveLength(count + 2);
      expect(Math.max(...pages.map((page) => page.length))).toBeLessThanOrEqual(rowsPerPage);
      expect(pages.filter((page) => page.at(-1) && !("row" in (page.at(-1) ?? {})))).toEqual([]);
    }
  });
});
