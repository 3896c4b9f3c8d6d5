import { expect, it } from "vitest";
import { narrows, type Reach } from "./turf";

const sewing = { workplaceId: "one", departmentId: "sewing" };
const one = { workplaceId: "one", departmentId: null };
const two = { workplaceId: "two", departmentId: null };
const organiser = (...turf: (typeof sewing | typeof one)[]) => ({
  ...({ role: "organiser", wholeUnion: false } as Reach),
  turf,
});
const whole = (role: Reach["role"]) => ({ role, wholeUnion: true, turf: [] });

it("tells when a user sees less than before", () => {
  expect(narrows(organiser(one), organiser(one, two))).toBe(false);
  expect(narrows(organiser(one, two), organiser(one))).toBe(true);
  expect(narrows(organiser(sewing), organiser(one))).toBe(false);
  expect(narrows(organiser(one), organiser(sewing))).toBe(true);
  expect(narrows(organiser(one), whole("organiser"))).toBe(false);
  expect(narrows(whole("organiser"), organiser(one))).toBe(true);
  expect(narrows(whole("admin"), whole("observer"))).toBe(true);
  expect(narrows(organiser(one), whole("admin"))).toBe(false);
});
