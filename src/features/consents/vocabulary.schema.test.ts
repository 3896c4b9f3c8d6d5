import { expect, it } from "vitest";
import { isOpen } from "./vocabulary.schema";

it("is open while nothing was said", () => expect(isOpen([], { channel: "call" })).toBe(true));

it("is closed for campaigns to whoever refuses the union", () => {
  expect(isOpen(["union.call"], { channel: "call" })).toBe(false);
  expect(isOpen(["union.call"], { channel: "call", purpose: "campaign" })).toBe(false);
  expect(isOpen(["union.call"], { channel: "message" })).toBe(true);
});

it("stays open for the union to whoever refuses campaigns", () => {
  expect(isOpen(["campaign.call"], { channel: "call" })).toBe(true);
  expect(isOpen(["campaign.call"], { channel: "call", purpose: "campaign" })).toBe(false);
});
