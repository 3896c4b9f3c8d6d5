import { describe, expect, it } from "vitest";
import { densityHref, peopleHref } from "./density-links";

describe("links", () => {
  it("lead to the people behind a figure, by what was chosen alone", () => {
    expect(peopleHref({ workplace: "w", department: null, member: "yes" })).toBe(
      "/contacts?workplace=w&member=yes",
    );
  });
  it.each([
    [{ on: "2026-11-01", now: "2026-11-01" }, "/density"],
    [{ on: "2026-10-01", now: "2026-11-01" }, "/density?on=2026-10-01"],
    [{ workplaceId: "w", on: "2026-11-01", now: "2026-11-01" }, "/density?workplace=w"],
    [{ workplaceId: "w", on: "2026-10-01", now: "2026-11-01" }, "/density?workplace=w&on=2026-10-01"],
    [{ workplaceId: null, on: "2026-11-01", now: "2026-11-01" }, "/density"],
  ])("lead from one view of density to another: %j", (view, href) => expect(densityHref(view)).toBe(href));
});
