import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { followUpDays } from "./follow-up-days";
import { openFormOf } from "./log-sheet.schema";

const jakarta = { timeZone: "Asia/Jakarta" };
const at = (local: string) => new Date(`${local}+07:00`);

describe("the address of a sheet", () => {
  const [one, other] = [newId(), newId()];
  it("names whose it is, with whom else and from where", () => {
    expect(openFormOf.parse({ log: one, with: `${one},${other}`, via: "phone", edit: other })).toEqual({
      ...{ log: one, with: [one, other], via: "phone", edit: other },
    });
  });
  it("leaves out of a list what is no contact", () => {
    expect(openFormOf.parse({ with: `${one},x,,${other}` }).with).toEqual([one, other]);
  });
  it("opens nothing where it makes no sense", () => {
    const words = openFormOf.parse({ log: "x", with: ["a"], via: "telegraph", edit: "1" });
    expect(Object.values(words).filter(Boolean)).toEqual([]);
  });
});

describe("the next shift", () => {
  const nextShift = (starts: string, now: string) => followUpDays(jakarta, starts, at(now)).nextShift;
  it.each([
    ["07:30", "2026-11-23T07:29:59", "2026-11-23"],
    ["07:30", "2026-11-23T07:30:00", "2026-11-24"],
    ["07.30", "2026-11-23T07:20:00", "2026-11-23"],
    ["7", "2026-11-23T06:59:00", "2026-11-23"],
    ["7", "2026-11-23T07:00:00", "2026-11-24"],
    ["00:15", "2026-11-23T00:10:00", "2026-11-23"],
    ["00:15", "2026-11-30T23:00:00", "2026-12-01"],
  ])("that begins at %s comes, at %s, on %s", (starts, now, day) => expect(nextShift(starts, now)).toBe(day));
  it("is unknown where a shift has no beginning", () => {
    expect(followUpDays(jakarta, "", at("2026-11-23T07:00:00")).nextShift).toBeNull();
  });
});
