import fc from "fast-check";
import { expect, it } from "vitest";
import { csvLine, guarded, unguarded } from "./rules";

it("gives back exactly what was guarded", () => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^['=+\-@\t ]{0,4}[a-z1]{0,3}$/));
  fc.assert(fc.property(text, (value) => unguarded(guarded(value)) === value));
});

it.each(["=1+1", "+628", "-5", "@SUM(1)", "\t=1", "＝1", " =1", "\ufeff=1", "'=1", "'Aisyah"])(
  "guards %j",
  (text) => {
    expect(guarded(text)).toBe(`'${text}`);
  },
);

it("leaves a name and its quotes alone", () => {
  expect(csvLine(["O'Brien", 'Siti "Ayu"', "a;b", ""], ";")).toBe('O\'Brien;"Siti ""Ayu""";"a;b";\r\n');
});
