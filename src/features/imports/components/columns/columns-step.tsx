"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checks";
import { Poster } from "@/components/ui/page-header";
import { Notice } from "@/components/ui/states";
import { fieldsOfColumns } from "../../columns/split";
import type { AnalysedColumn } from "../../detect/analysed-column";
import type { Analysis } from "../../detect/analysis";
import { uncountedIssues, vocabulariesOf } from "../../detect/column-words";
import {
  asksForPlace,
  countMatched,
  type FileAnalysis,
  namesPeople,
  namesWorkplaces,
  rowsWithoutWorkplace,
  undecidedHeadings,
  unreadSheets,
} from "../../mapping/decisions";
import type { PreviewRow } from "../../mapping/preview";
import { namesOfGroups } from "../../parse/existing-units";
import type { TemplateOffer } from "../../templates";
import { CheckBar } from "./check-bar";
import { CodedWords } from "./coded-words";
import { ColumnTable } from "./column-table";
import { HiddenRows } from "./hidden-rows";
import { LeftOut } from "./left-out";
import { saidFields, unansweredOrders, undecidedColumns } from "./open-columns";
import { type KnownPlace, PlaceChoice, unitsAt } from "./place-choice";
import { PurposeChoice } from "./purpose-choice";
import { ReadingChoice } from "./reading-choice";
import { RowPreview } from "./row-preview";
import { TemplateOffers } from "./template-offers";
import { type Draft, mappedColumns, placeOf, useChoices } from "./use-choices";
import { usePreview } from "./use-preview";
import { ValueGroups } from "./value-groups";

export type ColumnsStepProps = {
  batchId: string;
  reading: Pick<FileAnalysis, "analysis" | "file" | "top" | "sheets" | "named">;
  /** Its columns were decided before. */
  decided: boolean;
  /** By which telephone numbers without a country code are read. */
  country: string;
  today: string;
  initial: Draft;
  preview: PreviewRow[];
  places: readonly KnownPlace[];
  employers: readonly string[];
  /** The union's names of issues. */
  issues: readonly string[];
  templates: readonly TemplateOffer[];
};

export function ColumnsStep({
  batchId,
  reading,
  decided,
  country,
  today,
  initial,
  preview,
  places,
  employers,
  issues,
  templates,
}: ColumnsStepProps) {
  const { analysis, file, top = [] } = reading;
  const whole = unreadSheets(reading).length === 0;
  const known = { anyPlace: places.length > 0, columns: analysis.columns, whole, decided };
  const choices = useChoices(initial, known);
  const [pressed, setPressed] = useState(false);
  const columns = mappedColumns(choices.draft, analysis.columns);
  const inFile = namesWorkplaces({ columns });
  const unnamed = rowsWithoutWorkplace(analysis, columns);
  const vocabularies = vocabulariesOf(analysis, columns);
  const existing = unitsAt(places, { inFile, place: choices.place, issues });
  const said = { names: choices.draft.groups, touched: choices.named };
  const groups = namesOfGroups(vocabularies.groups, said, existing);
  const draft = { ...choices.draft, groups };
  const { rows, busy } = usePreview(batchId, draft, preview);
  const mapping = { columns, columnCount: null, groups: {} };
  const optional = !asksForPlace({ mapping, purpose: choices.draft.purpose }) && unnamed === 0;
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
          <ReadingChoice batchId={batchId} file={file} headerRows={analysis.headerRows} top={top} />
          <PurposeChoice
            analysis={analysis}
            choices={choices}
            fields={fieldsOfColumns(columns)}
            undecided={undecidedHeadings(analysis, columns)}
          />
          <Issues analysis={analysis} />
          <HiddenRows choices={choices} count={analysis.hiddenRows ?? 0} />
          <ColumnTable choices={choices} columns={analysis.columns} country={country} today={today} />
          <LeftOut leftOut={analysis.leftOut} parts={analysis.parts} />
          <UncountedIssues columns={uncountedIssues(analysis, columns)} />
          <ValueGroups choices={choices} existing={existing} groups={vocabularies.groups} names={groups} />
          <CodedWords choices={choices} words={vocabularies.words} />
          <PlaceChoice
            employers={employers}
            inFile={inFile}
            unnamed={unnamed}
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
        choices={{
          ...{ batchId, ...draft, place: inFile && unnamed === 0 ? null : place },
          fields: saidFields(analysis, choices),
        }}
        dates={unansweredOrders(analysis, choices)}
        noName={!namesPeople({ columns })}
        undecided={undecidedColumns(analysis, choices)}
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
  const { matched, need, total } = countMatched(analysis.columns, choices.draft, choices.touched);
  return (
    <Poster>
      {t("matched", { matched, total })}{" "}
      {need > 0 ? <span className="highlight">{t("need", { count: need })}</span> : null}
    </Poster>
  );
}

const shownIssues = new Set([
  "no_header",
  "no_name_column",
  "repeated_headings",
  "hidden_columns",
  "side_by_side",
  "filled_once",
]);

function Issues({ analysis: { issues } }: { analysis: Analysis }) {
  const t = useTranslations("imports");
  return issues
    .filter(({ code }) => shownIssues.has(code))
    .map(({ code, params }) => (
      <Notice key={code}>{t(`issues.${code}`, { columns: "", count: 0, ...params })}</Notice>
    ));
}

function UncountedIssues({ columns }: { columns: readonly AnalysedColumn[] }) {
  const t = useTranslations("import-steps.groups");
  return columns.map(({ index, letter, heading }) => (
    <Notice key={index}>{t("uncounted", { column: letter, heading })}</Notice>
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
