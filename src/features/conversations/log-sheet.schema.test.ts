import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { openFormOf } from "./log-sheet.schema";

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
