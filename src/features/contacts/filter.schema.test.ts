import { describe, expect, it } from "vitest";
import {
  contactFilter,
  contactHref,
  contactsHref,
  filterOfScope,
  filterScope,
  narrows,
  noFilter,
} from "./filter.schema";

const workplace = "01890a5d-ac96-774b-bcce-b302099a8057";

describe("contactFilter", () => {
  it("reads what contactsHref wrote", () => {
    const filter = {
      ...noFilter,
      s: "v2.sealed-words",
      workplace,
      assessment: ["1" as const, "none" as const],
      quiet: 30,
    };
    const { searchParams } = new URL(contactsHref(filter), "http://here");
    expect(contactFilter.parse(Object.fromEntries(searchParams))).toEqual(filter);
  });

  it("takes nonsense for nothing", () => {
    const filter = contactFilter.parse({
      q: " ",
      workplace: "x",
      assessment: "7,2",
      quiet: "-1",
      member: "maybe",
      sort: ["last", "name"],
    });
    expect(filter).toEqual({ ...noFilter, assessment: ["2"], sort: "last" });
  });

  it("takes repeated assessments and lists", () => {
    expect(contactFilter.parse({ assessment: ["3", "1,none"] }).assessment).toEqual(["1", "3", "none"]);
  });

  it("goes with a contact and comes back", () => {
    const { searchParams } = new URL(contactHref(workplace, { member: "no", after: "x" }), "http://here");
    expect(filterOfScope(searchParams.get("in") ?? "")).toEqual({ ...noFilter, member: "no" });
  });

  it("has what was typed in no address", () => {
    const filter = { ...noFilter, q: "Siti", workplace };
    expect(contactsHref(filter) + contactHref(workplace, filter)).not.toContain("Siti");
  });

  it("keeps what was typed for an export, and not for whom it was sealed", () => {
    const filter = { ...noFilter, q: "Siti & Co", s: "v2.sealed-words" };
    expect(filterOfScope(filterScope(filter))).toEqual({ ...noFilter, q: "Siti & Co" });
  });

  it("an order narrows nothing", () => {
    expect(narrows({ ...noFilter, sort: "last" })).toBe(false);
    expect(narrows({ ...noFilter, member: "yes" })).toBe(true);
  });
});
