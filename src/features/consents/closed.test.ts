import { describe, expect, it } from "vitest";
import { closedAfter, pointConsent, refusesAll, type Said, saidOf } from "./closed";

const said = (channel: Said["channel"], state: Said["state"], purpose: Said["purpose"] = "union"): Said => ({
  channel,
  purpose,
  state,
});

describe("saidOf", () => {
  it("is each channel for both purposes", () => {
    expect(saidOf({ channels: ["call", "message"], purpose: "all", state: "withdrawn" })).toEqual([
      said("call", "withdrawn"),
      said("call", "withdrawn", "campaign"),
      said("message", "withdrawn"),
      said("message", "withdrawn", "campaign"),
    ]);
  });
  it("is one purpose where one was meant", () => {
    expect(saidOf({ channels: ["email"], purpose: "campaign", state: "given" })).toEqual([
      said("email", "given", "campaign"),
    ]);
  });
});

describe("closedAfter", () => {
  it("adds what is refused and leaves the rest", () => {
    expect(closedAfter(["union.visit"], [said("call", "withdrawn")])).toEqual(["union.call", "union.visit"]);
  });
  it("opens what is given", () => {
    expect(closedAfter(["union.call", "union.visit"], [said("call", "given")])).toEqual(["union.visit"]);
  });
  it("opens what is taken back to nothing said", () => {
    expect(closedAfter(["union.call"], [said("call", "unknown")])).toEqual([]);
  });
});

describe("refusesAll", () => {
  it("is a contact who refuses every way", () => {
    expect(refusesAll(["union.call", "union.email", "union.message", "union.visit"])).toBe(true);
  });
  it("is nobody who may be visited", () => {
    expect(refusesAll(["union.call", "union.email", "union.message"])).toBe(false);
  });
});

describe("pointConsent", () => {
  it("is withdrawn once neither calls nor messages are wanted", () => {
    const closed = ["union.call", "union.message"];
    expect(pointConsent("phone", [said("message", "withdrawn")], closed)).toBe("withdrawn");
  });
  it("is not withdrawn while messages are wanted", () => {
    expect(pointConsent("phone", [said("call", "withdrawn")], ["union.call"])).toBe("unknown");
  });
  it("is given when one way was given", () => {
    expect(pointConsent("phone", [said("call", "given")], [])).toBe("given");
  });
  it("says nothing of addresses that were not spoken of", () => {
    expect(pointConsent("email", [said("call", "given")], [])).toBeNull();
    expect(pointConsent("email", [said("email", "withdrawn", "campaign")], [])).toBeNull();
  });
});
