"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checks";
import { Poster } from "@/components/ui/page-header";
import { Notice } from "@/components/ui/states";
import { fieldsOfColumns } from "../columns/splits/rules";
import type { PreviewRow } from "../previews/rules";
import { asksForPlace, namesPeople, namesWorkplaces, needsDecision } from "../readings/rules";
import type { Analysis } from "../rules";
import type { TemplateOffer } from "../templates/rules";
import { CheckBar } from "./check-bar";
import { ColumnTable } from "./column-table";
import { LeftOut } from "./left-out";
import { type KnownPlace, PlaceChoice } from "./place-choice";
import { PurposeChoice } from "./purpose-choice";
import { RowPreview } from "./row-preview";
import { TemplateOffers } from "./template-offers";
import { type Draft, placeOf, useChoices } from "./use-choices";
import { usePreview } from "./use-preview";
import { ValueGroups } from "./value-groups";

export type ColumnsStepProps = {
  batchId: string;
  analysis: Analysis;
  initial: Draft;
  preview: PreviewRow[];
  places: readonly KnownPlace[];
  employers: readonly string[];
  templates: readonly TemplateOffer[];
};

export function ColumnsStep({
  batchId,
  analysis,
  initial,
  preview,
  places,
  employers,
  templates,
}: ColumnsStepProps) {
  const choices = useChoices(initial, { anyPlace: places.length > 0, columns: analysis.columns });
  const [pressed, setPressed] = useState(false);
  const { rows, busy } = usePreview(batchId, choices.draft, preview);
  const columns = analysis.columns.map(({ index, field }) => ({
    index,
    field: choices.draft.fields[index] ?? field,
    split: choices.draft.splits[index],
    facts: {},
  }));
  const inFile = namesWorkplaces({ columns });
  const optional = !asksForPlace({
    mapping: { columns, columnCount: null, groups: {} },
    purpose: choices.draft.purpose,
  });
  const place = placeOf(choices.place);
  return (
    <div className="grid gap-6">
      <Matched analysis={analysis} choices={choices} />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-6">
          <TemplateOffers
            chosen={choices.draft.templateId}
            offers={templates}
            onTake={choices.take}
            sheets={analysis.parts.map(({ name }) => name)}
          />
          <PurposeChoice analysis={analysis} choices={choices} fields={fieldsOfColumns(columns)} />
          <Issues analysis={analysis} />
          <ColumnTable choices={choices} columns={analysis.columns} />
          <LeftOut leftOut={analysis.leftOut} parts={analysis.parts} />
          <ValueGroups choices={choices} groups={analysis.groups} />
          <PlaceChoice
            employers={employers}
            inFile={inFile}
            missing={pressed && !optional && !place}
            onChange={choices.setPlace}
            optional={optional}
            place={choices.place}
            places={places}
          />
          <HeadcountChoice choices={choices} />
        </div>
        <RowPreview busy={busy} rows={rows} />
      </div>
      <CheckBar
        choices={{ batchId, ...choices.draft, place: inFile ? null : place }}
        noName={!namesPeople({ columns })}
        noPlace={!optional && !place}
        onPress={() => setPressed(true)}
        rows={analysis.dataRows}
      />
    </div>
  );
}

type WithChoices = { choices: ReturnType<typeof useChoices> };

function Matched({ analysis, choices }: WithChoices & { analysis: Analysis }) {
  const t = useTranslations("import-steps.columns");
  const filled = analysis.columns.filter((column) => column.filled > 0);
  const need = filled.filter((column) =>
    needsDecision(column, {
      field: choices.draft.fields[column.index] ?? column.field,
      order: choices.draft.dateOrders[column.index],
      touched: choices.touched.has(column.index),
    }),
  ).length;
  return (
    <Poster>
      {t("matched", { matched: filled.length - need, total: filled.length })}{" "}
      {need > 0 ? <span className="highlight">{t("need", { count: need })}</span> : null}
    </Poster>
  );
}

const said = new Set([
  "no_header",
  "no_name_column",
  "no_rows",
  "repeated_headings",
  "hidden_columns",
  "side_by_side",
]);

function Issues({ analysis: { issues } }: { analysis: Analysis }) {
  const t = useTranslations("imports");
  return issues
    .filter(({ code }) => said.has(code))
    .map(({ code, params }) => (
      <Notice key={code}>{t(`issues.${code}`, { columns: "", count: 0, ...params })}</Notice>
    ));
}

function HeadcountChoice({ choices }: WithChoices) {
  const t = useTranslations("import-steps.headcount");
  return (
    <Checkbox
      checked={choices.draft.recordHeadcount}
      hint={t("hint")}
      label={t("label")}
      onChange={(event) => choices.setRecordHeadcount(event.target.checked)}
    />
  );
}
