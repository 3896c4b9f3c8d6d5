import Link from "next/link";
import type { Threshold } from "@/features/thresholds/queries";
import type { Measure } from "../density";
import { densityWords } from "./density-words";
import { HeadcountLine } from "./headcount-line";

type Props = { measure: Measure; headline: Threshold | null; on: string; href: string };

/** "412 of 1,130 eligible workers · 36.5 % · 154 more for PKB": the figure in one line, where the page is about something else. */
export async function DensityLine({ measure, headline, on, href }: Props) {
  const { t, percent, count } = await densityWords();
  const { members, eligible, density, gap } = measure;
  if (eligible === null) return null;
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <b className="fig text-28">{count(members)}</b>
        <span>{t("of", { eligible })}</span>
        <Link className="fig text-22" href={href} prefetch={false}>
          {percent(density)}
        </Link>
        {headline && gap !== null ? (
          <span className="fig text-22 text-merah-text">
            {gap > 0 ? t("more", { gap, name: headline.name }) : t("reached", { name: headline.name })}
          </span>
        ) : null}
      </p>
      <p className="text-12 text-ink-3">
        <HeadcountLine measure={measure} on={on} />
      </p>
    </div>
  );
}
