import { useFormatter, useTranslations } from "next-intl";
import { Glyph } from "@/components/ui/glyph";
import { Done } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import { RowHead, Table, Td, Th } from "@/components/ui/table";
import type { CheckCounts } from "../../mapping/stored";
import { repairedKinds } from "../../parse/warnings";
import type { ReviewRow } from "../../rows.schema";

type ImpactFindingsProps = { counts: CheckCounts; rows: readonly ReviewRow[] };

/** What a person should know before pressing the button: look-alikes, shared telephones, cells that were not trusted. */
export function ImpactFindings({ counts, rows }: ImpactFindingsProps) {
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <People counts={counts} rows={rows} />
      {counts.warnings > 0 ? <Warnings counts={counts} /> : null}
    </div>
  );
}

function People({ counts, rows }: ImpactFindingsProps) {
  const { sharedPhones, lookAlikes, crowded = 0, firstShared = [], firstAlike = [] } = counts;
  const t = useTranslations("import-steps.impact");
  const named = new Map(rows.map((row) => [row.number, row]));
  const groupsOf = (groups: readonly (readonly number[])[]) =>
    groups.map((group) => group.flatMap((number) => named.get(number) ?? []));
  const quiet = sharedPhones + lookAlikes + crowded === 0;
  return (
    <Section title={t("look")}>
      {quiet ? <Done>{t("nothingOdd")}</Done> : null}
      <ul className="grid gap-2 text-14">
        {sharedPhones > 0 ? (
          <li className="text-ink-2">
            {t("shared", { count: sharedPhones })}
            <First groups={groupsOf(firstShared)} />
          </li>
        ) : null}
        {lookAlikes > 0 ? (
          <li className="text-ink-2">
            {t("alike", { count: lookAlikes })}
            <First groups={groupsOf(firstAlike)} />
          </li>
        ) : null}
        {crowded > 0 ? <li className="text-ink-2">{t("crowded", { count: crowded })}</li> : null}
      </ul>
    </Section>
  );
}

/** Who they are, one line for those who belong together. */
function First({ groups }: { groups: ReviewRow[][] }) {
  const t = useTranslations("import-steps.impact");
  if (groups.length === 0) return null;
  return (
    <details>
      <summary className="flex min-h-tap cursor-pointer items-center gap-1.5 text-13 font-label fine:min-h-9">
        <Glyph className="size-4 shrink-0" name="down" />
        {t("showFirst", { count: groups.length })}
      </summary>
      <ul className="grid gap-1 text-13">
        {groups.map((group) => (
          <li key={group.map(({ number }) => number).join()}>
            {group
              .map(({ row, sheet, name }) =>
                sheet === null
                  ? t("named", { row, name: name ?? "" })
                  : t("namedInSheet", { row, sheet, name: name ?? "" }),
              )
              .join(" · ")}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Warnings({ counts: { warningsByKind } }: { counts: CheckCounts }) {
  const t = useTranslations("import-steps");
  const found = Object.entries(warningsByKind).toSorted(([, a], [, b]) => b - a);
  const isRepaired = ([key]: Kind) => repairedKinds.some((kind) => key.endsWith(`.${kind}`));
  const [repaired, doubted] = [found.filter(isRepaired), found.filter((each) => !isRepaired(each))];
  return (
    <div className="grid gap-6">
      <Kinds
        kinds={doubted}
        meta={t("impact.warningsMeta", { count: sumOf(doubted) })}
        problem={t("impact.problem")}
        title={t("impact.warnings")}
      />
      <Kinds
        kinds={repaired}
        meta={t("impact.repairedMeta", { count: sumOf(repaired) })}
        problem={t("impact.repair")}
        title={t("impact.repaired")}
      />
    </div>
  );
}

type Kind = [key: string, count: number];
const sumOf = (kinds: readonly Kind[]) => kinds.reduce((sum, [, count]) => sum + count, 0);

type KindsProps = { kinds: readonly Kind[]; title: string; meta: string; problem: string };

function Kinds({ kinds, title, meta, problem }: KindsProps) {
  const t = useTranslations("import-steps");
  const words = useTranslations("imports");
  const format = useFormatter();
  if (kinds.length === 0) return null;
  return (
    <Section meta={meta} title={title}>
      <Table label={title}>
        <thead>
          <tr>
            <Th>{t("impact.field")}</Th>
            <Th>{problem}</Th>
            <Th num>{t("impact.cells")}</Th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(([key, count]) => {
            const [field, kind] = key.split(".");
            return (
              <tr key={key}>
                <RowHead>{t(`warned.${field}` as Parameters<typeof t>[0])}</RowHead>
                <Td>{words(`warnings.${kind}` as Parameters<typeof words>[0])}</Td>
                <Td num>{format.number(count)}</Td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </Section>
  );
}
