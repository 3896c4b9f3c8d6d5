import Link from "next/link";
import { MiniBar } from "@/components/charts/mini-bar";
import { Done, SoftMarker } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import { RowHead, SumRow, Table, Td, Th } from "@/components/ui/table";
import type { Threshold } from "@/features/thresholds/queries";
import { type Day, daysBetween } from "@/lib/dates";
import type { Measure } from "../density";
import { staleAfterDays } from "../headcount-book";
import type { DensityRow } from "../queries";
import { type DensityWords, densityWords } from "./density-words";
import { PeopleFigure } from "./people-figure";

export type DensityTableProps = {
  rows: readonly DensityRow[];
  total: Measure | null;
  headline: Threshold | null;
  on: Day;
  workplaceId: string | null;
  /** Where the page has the usual title already. */
  title?: string;
  hrefOf: (id: string) => string;
  /** Figures link to their people for roles that may see them, and for today. */
  open: boolean;
  /** Only when no place was left out does the sum mean the same people as the list. */
  totalOpens: boolean;
};

export async function DensityTable(props: DensityTableProps) {
  const words = await densityWords();
  const { t } = words;
  const { rows, total, headline, workplaceId, open } = props;
  const kind = workplaceId ? "departments" : "workplaces";
  const order = headline ? t("table.order", { name: headline.name }) : t("table.orderPlain");
  return (
    <Section meta={open ? `${order} · ${t("table.opens")}` : order} title={props.title ?? t(`table.${kind}`)}>
      <Table label={t(`table.${kind}`)}>
        <thead>
          <tr>
            <Th>{t(workplaceId ? "table.department" : "table.workplace")}</Th>
            <Th className="hidden sm:table-cell" num>
              {t("table.eligible")}
            </Th>
            <Th num>{t("table.members")}</Th>
            <Th className="hidden sm:table-cell">{t("table.density")}</Th>
            <Th num>
              <span className="sm:sr-only">{t("table.density")}</span>
            </Th>
            <Th num>{headline ? t("table.gap", { name: headline.name }) : t("table.gapPlain")}</Th>
            <Th className="hidden md:table-cell" num>
              {t("table.withUs")}
            </Th>
            <Th className="hidden md:table-cell" num>
              {t("table.assessed")}
            </Th>
            <Th className="hidden lg:table-cell" num>
              {t("table.headcount")}
            </Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <RowHead>
                {row.id ? (
                  <Link className="hover:underline" href={props.hrefOf(row.id)}>
                    {row.name}
                  </Link>
                ) : (
                  t("unknown.none")
                )}
              </RowHead>
              <Cells {...props} name={row.name} row={row} words={words} />
            </tr>
          ))}
          {total && rows.length > 1 ? (
            <SumRow>
              <RowHead>{t("table.total")}</RowHead>
              <Cells
                {...props}
                name={t("table.total")}
                open={props.open && props.totalOpens}
                row={{ id: null, name: "", measure: total }}
                words={words}
              />
            </SumRow>
          ) : null}
        </tbody>
      </Table>
    </Section>
  );
}

type CellsProps = Pick<DensityTableProps, "headline" | "on" | "workplaceId" | "open"> & {
  row: DensityRow;
  name: string;
  words: DensityWords;
};

function Cells({ row, name, words, headline, on, workplaceId, open }: CellsProps) {
  const { t, count, percent, number } = words;
  const { measure, id } = row;
  const scope = workplaceId ? { workplace: workplaceId, department: id } : { workplace: id };
  const assessed = sumOf(measure.levels);
  const withUs = sumOf(measure.levels.slice(0, 2));
  const mark = headline && headline.rule !== "workers" ? headline.value * 100 : null;
  const figure = { name, open, words };
  return (
    <>
      <Td className="hidden sm:table-cell" num>
        {measure.eligible === null ? "–" : number(measure.eligible)}
      </Td>
      <Td className="font-strong" num>
        <PeopleFigure
          {...figure}
          count={measure.members}
          filter={{ ...scope, member: "yes" }}
          kind="members"
        />
        {measure.eligible === null ? null : (
          <span className="block text-12 font-read text-ink-2 sm:hidden">
            {t("map.of", { eligible: measure.eligible })}
          </span>
        )}
      </Td>
      <Td className="hidden w-32 sm:table-cell">
        <MiniBar mark={mark} percent={(measure.density ?? 0) * 100} />
      </Td>
      <Td num>{measure.density === null ? count(measure.members) : percent(measure.density)}</Td>
      <Td num>
        {measure.gap === 0 ? (
          <Done>
            <span className="sr-only sm:not-sr-only">{t("table.reached")}</span>
          </Done>
        ) : measure.gap === null ? (
          "–"
        ) : (
          number(measure.gap)
        )}
      </Td>
      <Td className="hidden md:table-cell" num>
        <SumFigure {...figure} count={withUs} filter={{ ...scope, assessment: "1,2" }} kind="withUs" />
      </Td>
      <Td className="hidden md:table-cell" num>
        <SumFigure
          {...figure}
          count={assessed}
          filter={{ ...scope, assessment: "1,2,3,4,5" }}
          kind="assessed"
        />
      </Td>
      <Td className="hidden lg:table-cell" num>
        <CountedOn measure={measure} on={on} words={words} />
      </Td>
    </>
  );
}

function CountedOn({ measure, on, words }: { measure: Measure; on: Day; words: DensityWords }) {
  const { headcount } = measure;
  if (!headcount) return null;
  const stale = daysBetween(headcount.countedOn, on) > staleAfterDays;
  const day = words.day(headcount.countedOn);
  return stale ? <SoftMarker>{day}</SoftMarker> : day;
}

/** A sum with a hidden part is hidden too. */
function SumFigure(props: Parameters<typeof PeopleFigure>[0]) {
  return props.count === null ? "–" : <PeopleFigure {...props} />;
}

const sumOf = (counts: Measure["levels"]) =>
  counts.reduce<number | null>((sum, count) => (sum === null || count === null ? null : sum + count), 0);
