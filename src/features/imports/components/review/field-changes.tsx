import { useFormatter, useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { Section } from "@/components/ui/section";
import { RowHead, Table, Td, Th } from "@/components/ui/table";
import type { FieldImpact, Impact } from "../../review/impact";
import { choicesFor, type Overwrites, type RuledField } from "../../review/overwrite-policy";
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
      <Table className="max-md:block" label={t("title")}>
        <thead className="max-md:sr-only">
          <tr>
            <Th>{t("field")}</Th>
            <Th num>{t("filled")}</Th>
            <Th num>{t("replaced")}</Th>
            <Th num>{t("kept")}</Th>
            <Th>{t("rule")}</Th>
          </tr>
        </thead>
        <tbody className="max-md:block">
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
  const t = useTranslations("import-decisions.fields");
  return (
    <tr className="max-md:grid max-md:grid-cols-3 max-md:gap-y-1 max-md:border-b max-md:border-rule max-md:py-2">
      <RowHead className="min-w-36 max-md:col-span-3 max-md:h-auto max-md:border-0">
        {label}
        {change && change.pairs.length > 0 ? <Pairs pairs={change.pairs} /> : null}
      </RowHead>
      <Figure count={change?.filled} label={t("filled")} />
      <Figure count={change?.replaced} label={t("replaced")} strong />
      <Figure count={change?.kept} label={t("kept")} />
      <Td className="min-w-44 max-md:col-span-3 max-md:h-auto max-md:border-0">{rule}</Td>
    </tr>
  );
}

type FigureProps = { label: string; count: number | undefined; strong?: boolean };

/** On a phone each figure has its heading with it: the heads of the columns are not there. */
function Figure({ label, count = 0, strong = false }: FigureProps) {
  const format = useFormatter();
  return (
    <Td
      className={cn(
        "max-md:h-auto max-md:border-0 max-md:text-start",
        count === 0 && "text-ink-3",
        count > 0 && strong && "font-strong",
      )}
      num
    >
      <span aria-hidden className="block text-12 font-read text-ink-3 md:hidden">
        {label}
      </span>
      {format.number(count)}
    </Td>
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
