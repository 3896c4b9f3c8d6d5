import { expect, it } from "vitest";
import { maskedPhone } from "./masked-phone";

it("shows the country, the network and the last four digits", () =>
  expect(maskedPhone("+628123457731")).toBe("+62 812 •••• 7731"));

it("shows nothing of a number too short to hide anything in", () =>
  expect(maskedPhone("+6281234")).toBe("••••"));
