import { describe, expect, it } from "vitest";
import {
  contactFilter,
  contactHref,
  contactsHref,
  filterOfWords,
  isStale,
  maskedPhone,
  narrows,
  noFilter,
} from "./contact-filter";

const workplace = "01890a5d-ac96-774b-bcce-b302099a8057";

describe("contactFilter", () => {
  it("reads what contactsHref wrote", () => {
    const filter = {
      ...noFilter,
      q: "Siti & Co",
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
    expect(filterOfWords(searchParams.get("in") ?? "")).toEqual({ ...noFilter, member: "no" });
  });

  it("an order narrows nothing", () => {
    expect(narrows({ ...noFilter, sort: "last" })).toBe(false);
    expect(narrows({ ...noFilter, member: "yes" })).toBe(true);
  });
});

describe("what is shown of a contact", () => {
  const now = new Date("2026-11-23T00:00:00Z");
  it("a 2 without an act for 60 days is stale; others aren't", () => {
    expect(isStale(2, new Date("2026-09-01T00:00:00Z"), now)).toBe(true);
    expect(isStale(2, new Date("2026-11-01T00:00:00Z"), now)).toBe(false);
    expect(isStale(3, new Date("2020-01-01T00:00:00Z"), now)).toBe(false);
  });
  it("masks and links a telephone", () => {
    expect(maskedPhone("+628123457731")).toBe("+62 812 •••• 7731");
  });
});
