import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import steps from "@/i18n/messages/en/import-steps.json";
import imports from "@/i18n/messages/en/imports.json";
import { ImpactFindings } from "./impact-findings";

const none = {
  ...{ rows: 9, rejected: 0, people: 9, joined: 0, created: 9, known: 0, members: 0, probable: 0 },
  ...{ lookAlikes: 0, sharedPhones: 0 },
};

const findingsOf = (warningsByKind: Record<string, number>) => {
  const warnings = Object.values(warningsByKind).reduce((sum, count) => sum + count, 0);
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={{ "import-steps": steps, imports }} timeZone="Asia/Jakarta">
      <ImpactFindings counts={{ ...none, warnings, warningsByKind }} rows={[]} />
    </NextIntlClientProvider>,
  );
};

it("does not call a repaired cell one that could not be trusted", () => {
  const repaired = findingsOf({ "employeeNumber.leading_zero_lost": 107 });
  expect(repaired).toContain("107 cells, imported after repair");
  expect(repaired).not.toContain("Doubtful cells");
});

it("counts the lost and the repaired apart", () => {
  const both = findingsOf({ "phones.not_a_phone": 2, "birthDate.serial_without_format": 1 });
  expect(both).toContain("2 cells; the contacts are still imported");
  expect(both).toContain("1 cell, imported after repair");
});
