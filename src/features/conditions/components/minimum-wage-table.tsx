import Link from "next/link";
import { RowHead, Table, Td, Th } from "@/components/ui/table";
import { regionName } from "@/lib/region";
import type { ListedMinimum } from "../queries";
import { conditionWords } from "./condition-words";
import { WithdrawMinimumWage } from "./paste-minimum-wages";

type Props = { rows: readonly ListedMinimum[]; years: readonly number[]; editable: boolean };

export async function MinimumWageTable({ rows, years, editable }: Props) {
  const { t, money } = await conditionWords(null);
  const shown = rows[0]?.year;
  if (shown === undefined) return <p className="text-14 text-ink-2">{t("minimums.empty")}</p>;
  return (
    <>
      <nav aria-label={t("minimums.year")} className="mb-2 flex flex-wrap gap-x-4">
        {years.map((year) => (
          <Link
            aria-current={year === shown ? "page" : undefined}
            className="inline-flex items-center aria-[current=page]:font-strong aria-[current=page]:no-underline coarse:min-h-tap"
            href={`/employers/minimum-wages?year=${year}`}
            key={year}
            prefetch={false}
          >
            {String(year)}
          </Link>
        ))}
      </nav>
      <Table label={t("minimums.title")}>
        <thead>
          <tr>
            <Th>{t("region")}</Th>
            <Th num>{t("amount")}</Th>
            <Th>{t("source")}</Th>
            {editable ? (
              <Th>
                <span className="sr-only">{t("minimums.withdraw")}</span>
              </Th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, region, amount, source }) => (
            <tr key={id}>
              <RowHead>{regionName(region)}</RowHead>
              <Td num>{money(amount)}</Td>
              <Td>{source}</Td>
              {editable ? (
                <Td num>
                  <WithdrawMinimumWage minimumWageId={id} />
                </Td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
