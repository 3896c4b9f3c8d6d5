import { useFormatter, useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { RowHead, Table, Td, Th } from "@/components/ui/table";
import type { FieldImpact, Impact } from "../impacts/rules";
import { choicesFor, type Overwrites, type RuledField } from "../overwrites/rules";
import { OverwriteSelect } from "./overwrite-select";

type FieldChangesProps = {
  batchId: string;
  impact: Impact;
  fields: readonly RuledField[];
  overwrites: Overwrites;
};

/** Field by field: how many people it fills, changes or leaves, what becomes what, and the rule to change. */
export function FieldChanges({ batchId, impact, fields, overwrites }: FieldChangesProps) {
  const t = useTranslations("import-decisions.fields");
  const words = useTranslations("import-steps.fields");
  const { known, changed } = impact;
  if (known === 0)
    return (
      <Section title={t("title")}>
        <p className="text-14 text-ink-2">{t("none")}</p>
      </Section>
    );
  const of = (field: RuledField) => impact.fields.find((each) => each.field === field);
  return (
    <Section meta={t("meta", { changed, known })} title={t("title")}>
      <Table label={t("title")}>
        <thead>
          <tr>
            <Th>{t("field")}</Th>
            <Th num>{t("filled")}</Th>
            <Th num>{t("replaced")}</Th>
            <Th num>{t("kept")}</Th>
            <Th>{t("rule")}</Th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <FieldRow
              change={of(field)}
              key={field}
              label={words(field)}
              rule={
                <OverwriteSelect
                  batchId={batchId}
                  choices={choicesFor(field)}
                  field={field}
                  label={words(field)}
                  rule={overwrites[field]}
                />
              }
            />
          ))}
        </tbody>
      </Table>
      <p className="mt-2 text-12 text-ink-3">{t("legend")}</p>
    </Section>
  );
}

type FieldRowProps = { label: string; change: FieldImpact | undefined; rule: React.ReactNode };

function FieldRow({ label, change, rule }: FieldRowProps) {
  const format = useFormatter();
  const figure = (count = 0) => (count === 0 ? <span className="text-ink-3">0</span> : format.number(count));
  return (
    <tr>
      <RowHead className="min-w-36">
        {label}
        {change && change.pairs.length > 0 ? <Pairs pairs={change.pairs} /> : null}
      </RowHead>
      <Td num>{figure(change?.filled)}</Td>
      <Td className={change?.replaced ? "font-strong" : ""} num>
        {figure(change?.replaced)}
      </Td>
      <Td num>{figure(change?.kept)}</Td>
      <Td className="min-w-44">{rule}</Td>
    </tr>
  );
}

const codes = [
  "male",
  "female",
  "other",
  "yes",
  "no",
  "permanent",
  "fixed_term",
  "outsourced",
  "daily",
  "apprentice",
  "probation",
  "part_time",
  "given",
  "withdrawn",
] as const;
const isCode = (value: string): value is (typeof codes)[number] => codes.some((code) => code === value);

function Pairs({ pairs }: { pairs: FieldImpact["pairs"] }) {
  const t = useTranslations("import-decisions.fields");
  const words = useTranslations("import-steps.codes");
  const said = (value: string) => (isCode(value) ? words(value) : value);
  return (
    <ul className="mt-0.5 grid gap-0.5 text-12 font-read text-ink-2">
      {pairs.map(({ from, to, people }) => (
        <li key={`${from} ${to}`}>
          {from === null
            ? t("pairNew", { to: said(to), people })
            : t("pair", { from: said(from), to: said(to), people })}
        </li>
      ))}
    </ul>
  );
}
