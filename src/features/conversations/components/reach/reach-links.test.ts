import { expect, it } from "vitest";
import { callHref, chatHref } from "./reach-links";

it("opens a chat by digits alone", () =>
  expect(chatHref("+62 812-3456-7890")).toBe("https://wa.me/6281234567890"));
it("brings a message whole, whatever is in it", () => {
  const message = "Halo Siti & Rudi?\n50% + #1 😀";
  const href = chatHref("+62812", message);
  expect(new URL(href).searchParams.get("text")).toBe(message);
});
it("calls the number as it is written", () => expect(callHref("+6281234567890")).toBe("tel:+6281234567890"));
