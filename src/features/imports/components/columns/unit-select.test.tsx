import { expect, it } from "vitest";
import { markupOf } from "../../../../../tests/support/rendered";
import { UnitSelect } from "./unit-select";

/** As a full load of the page brings it. */
const loaded = (name: string) =>
  markupOf(<UnitSelect existing={["Sewing"]} label="Jahit" name={name} onName={() => undefined} />);

it("still has the field of another name after a full load, with what was typed", () => {
  const html = loaded("Stitching");
  expect(html).toContain('aria-label="Another name for Jahit"');
  expect(html).toMatch(/<input[^>]*value="Stitching"/);
});

it("marks an own name with a value that survives the way to the browser", () => {
  const [, chosen] = loaded("Stitching").match(/<option value="([^"]*)" selected=""/) ?? [];
  expect(chosen?.trim()).toBe("other");
  expect(loaded("Stitching")).not.toMatch(/[\0\uFFFD]/);
});

it("has no such field where the file's name, an existing unit or nothing is chosen", () => {
  for (const name of ["Jahit", "Sewing", ""]) expect(loaded(name), name).not.toContain("<input");
});
