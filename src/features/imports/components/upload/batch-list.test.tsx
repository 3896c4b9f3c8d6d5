import { NextIntlClientProvider } from "next-intl";
import type { ComponentProps } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import steps from "@/i18n/messages/en/import-steps.json";
import imports from "@/i18n/messages/en/imports.json";
import { BatchList } from "./batch-list";

type Batch = ComponentProps<typeof BatchList>["batches"][number];

const counts = {
  ...{ rows: 14, rejected: 0, people: 14, joined: 0, created: 13, known: 1, members: 0, probable: 1 },
  ...{ lookAlikes: 0, sharedPhones: 0, warnings: 0, warningsByKind: {} },
};
const batch: Batch = {
  ...{ id: "b", fileName: "list.csv", state: "ready", totalRows: 14, doneRows: 0, refusal: null },
  ...{
    createdAt: new Date(),
    finishedAt: null,
    undoneAt: null,
    stopReason: null,
    stoppedIn: null,
    refusal: null,
    createdByUser: { name: "Rina" },
  },
  ...{ counts, outcomes: null },
};

const listOf = (some: Partial<Batch>) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={{ "import-steps": steps, imports }} timeZone="Asia/Jakarta">
      <BatchList batches={[{ ...batch, ...some }]} total={1} />
    </NextIntlClientProvider>,
  );

it("tells of an import that is ready what its own screen says", () => {
  const outcomes = {
    ...{ created: 12, known: 1, toConfirm: 1, rejected: 0, joined: 0 },
    ...{ openContacts: 1, openRows: 2, answered: 0 },
  };
  expect(listOf({ outcomes })).toContain("12 new, 1 you have · 1 row to check · 2 pairs of rows undecided");
});

it("names the rows of a finished import that wait for an answer", () => {
  const waiting = listOf({ state: "done", counts: { ...counts, changed: 2, held: 1 } });
  expect(waiting).toContain("1 row waits for your decision");
  expect(waiting).not.toContain('data-slot="done"');
  expect(listOf({ state: "done", counts: { ...counts, held: 0 } })).toContain('data-slot="done"');
});

it("tells of an undone import whom it removed, left and put back", () => {
  const done = { ...counts, undone: 3, kept: 1, restored: 11, reopened: 5 };
  expect(listOf({ state: "undone", counts: done })).toContain(
    "3 removed, 1 stayed · 11 restored · 5 jobs go on",
  );
});

it("says nothing of a check whose columns are chosen anew", () => {
  expect(listOf({ state: "mapping" })).not.toContain("13 new");
});
