import { describe, expect, it } from "vitest";
import { fileNameOf, readFileName } from "./format.mjs";
import { superfluous } from "./rotation.mjs";

const day = 86_400_000;
const newest = Date.UTC(2026, 10, 29, 19, 30);
const night = (ago, kind = "nightly") => fileNameOf(new Date(newest - ago * day), kind);
const nights = (count) => Array.from({ length: count }, (_, ago) => night(ago));
const keptOf = (names) => {
  const gone = new Set(superfluous(names));
  return names.filter((name) => !gone.has(name));
};

describe("superfluous", () => {
  it("keeps the last fourteen nights", () => {
    expect(superfluous(nights(14))).toEqual([]);
  });

  it("keeps fourteen nights and the newest of each of eight weeks of a long row", () => {
    const kept = keptOf(nights(100));
    expect(kept.slice(0, 14)).toEqual(nights(14));
    // Sunday 29 November is the end of its week: six of the eight Sundays lie before the fourteen nights.
    expect(kept.slice(14)).toEqual([14, 21, 28, 35, 42, 49].map((ago) => night(ago)));
  });

  it("keeps fourteen nights with a backup, however long ago they are", () => {
    const seldom = Array.from({ length: 10 }, (_, month) => night(month * 30));
    expect(superfluous(seldom)).toEqual([]);
  });

  it("keeps the newest of a day on which several were made", () => {
    const morning = fileNameOf(new Date(newest - 8 * 3_600_000), "manual");
    expect(superfluous([morning, night(0)])).toEqual([morning]);
  });

  it("keeps the last five from before a restore, beside the others", () => {
    const points = Array.from({ length: 7 }, (_, ago) => night(ago, "before_restore"));
    expect(superfluous([...points, ...nights(3)])).toEqual(points.slice(5));
  });

  it("touches no file that is not a backup of ours", () => {
    expect(superfluous(["holiday.jpg", "serikat-2026.tar.gz.age", ".part", ...nights(1)])).toEqual([]);
  });
});

it("reads from a name what was written into it", () => {
  const at = new Date(newest);
  expect(readFileName(fileNameOf(at, "before_restore"))).toMatchObject({ at, kind: "before_restore" });
});
