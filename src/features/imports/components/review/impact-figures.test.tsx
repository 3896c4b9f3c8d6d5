import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import decisions from "@/i18n/messages/en/import-decisions.json";
import steps from "@/i18n/messages/en/import-steps.json";
import type { OutcomeCounts } from "../../review/outcomes";
import { ImpactFigures } from "./impact-figures";

const outcomes: OutcomeCounts = {
  ...{ created: 12, known: 0, toConfirm: 0, rejected: 0, joined: 0 },
  ...{ openContacts: 0, openRows: 0, answered: 0 },
};

const figuresOf = (some: Partial<OutcomeCounts>) =>
  renderToStaticMarkup(
    <NextIntlClientProvider
      locale="en"
      messages={{ "import-decisions": decisions, "import-steps": steps }}
      timeZone="Asia/Jakarta"
    >
      <ImpactFigures batchId="b" changed={0} members={0} outcomes={{ ...outcomes, ...some }} />
    </NextIntlClientProvider>,
  );

it("says that nobody is uncertain only where neither a row waits nor a pair of rows is open", () => {
  expect(figuresOf({})).toContain("no doubtful rows");
  expect(figuresOf({ toConfirm: 1 })).not.toContain("no doubtful rows");
  expect(figuresOf({ openRows: 19 })).not.toContain("no doubtful rows");
});

it("names the pairs that come in as two, beside the rows that are held, and leads to them", () => {
  expect(figuresOf({ openRows: 19 })).toContain("19 pairs become two contacts each unless you decide");
  expect(figuresOf({ openRows: 19 })).toContain('href="/imports/b/people"');
  const both = figuresOf({ toConfirm: 2, openRows: 1 });
  expect(both).toContain("not imported until you decide");
  expect(both).toContain("1 pair becomes two contacts unless you decide");
});
