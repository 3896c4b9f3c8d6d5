import { expect, it } from "vitest";
import { defaultTemplates } from "./default-templates";
import { fill, hasOnlyPlaceholders } from "./placeholders.schema";

const values = { name: "Siti", organiser: "Sari", union: "SP Garmen" };

it("fills what it knows, as often as it stands there", () => {
  expect(fill("Halo {name}, {name}! {organiser} dari {union}", values)).toBe(
    "Halo Siti, Siti! Sari dari SP Garmen",
  );
});

it("takes a name as it is, braces and all", () => {
  expect(fill("Halo {name}", { ...values, name: "{union}" })).toBe("Halo {union}");
});

it.each(["Halo {nama}", "Halo {Name}", "Halo { name }", "Halo {}", "Halo {name", "Halo name}", "{{name}}"])(
  "%s would be sent with a hole in it",
  (text) => expect(hasOnlyPlaceholders(text)).toBe(false),
);

it("its own suggestions hold only what it fills", () => {
  const texts = defaultTemplates.flatMap(({ textId, textEn }) => [textId, textEn]);
  expect(texts.filter((text) => !hasOnlyPlaceholders(text))).toEqual([]);
});
