import { describe, expect, it } from "vitest";
import { isRegionCode, provinces, regionName, regionsLike } from "./region";

describe("the regions of Indonesia", () => {
  it("are 38 provinces and 514 regencies and cities, each with a code of its own", () => {
    const regencies = provinces.flatMap((province) => province.regencies);
    expect([provinces.length, regencies.length]).toEqual([38, 514]);
    expect(new Set([...provinces, ...regencies].map(({ code }) => code)).size).toBe(552);
  });
  it("are named with their province", () => {
    expect(regionName("36.71")).toBe("Kota Tangerang, Banten");
    expect(regionName("36")).toBe("Banten");
  });
  it("are found by a part of the name, whatever its capitals", () => {
    expect(regionsLike("kota tangerang").toSorted()).toEqual(["36.71", "36.74"]);
    expect(regionsLike("  ")).toEqual([]);
  });
});

it("leaves the name of a region elsewhere as it is", () => {
  expect(regionName("Gyeonggi-do")).toBe("Gyeonggi-do");
  expect(isRegionCode("Gyeonggi-do")).toBe(false);
  expect(isRegionCode("36.99")).toBe(false);
});
