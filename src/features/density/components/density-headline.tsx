import type { ReactNode } from "react";
import { DensityBar, type DensityMark } from "@/components/charts/density-bar";
import { Figure } from "@/components/ui/stat";
import type { Threshold } from "@/features/thresholds/queries";
import type { Day } from "@/lib/dates";
import type { Measure } from "../density";
import { membersNeeded } from "../gap";
import { type DensityWords, densityWords } from "./density-words";
import { HeadcountLine } from "./headcount-line";

type Props = {
  measure: Measure;
  thresholds: readonly Threshold[];
  on: Day;
  /** For screen readers. */
  place: string;
  covers?: ReactNode;
  children?: ReactNode;
};

export async function DensityHeadline({ measure, thresholds, on, place, covers, children }: Props) {
  const words = await densityWords();
  const { t, percent, count } = words;
  const { members, eligible, density, gap } = measure;
  const headline = thresholds.find((each) => each.headline);
  if (eligible === null) return null;
  return (
    <section className="grid gap-4">
      <Figure
        count={count(members)}
        of={t("of", { eligible })}
        say={headline && gap !== null ? sayGap(words, gap, headline.name) : undefined}
        source={
          <span className="block max-w-90">
            <HeadcountLine measure={measure} on={on} />
            {covers ? <span className="block">{covers}</span> : null}
          </span>
        }
        value={percent(density)}
      >
        {children}
      </Figure>
      <DensityBar
        marks={eligible > 0 ? thresholds.map((each) => markOf(words, each, eligible)) : []}
        percent={(density ?? 0) * 100}
        size="lg"
        summary={t("bar.summary", { members: count(members), eligible, share: percent(density) })}
        title={t("bar.title", { place })}
      />
    </section>
  );
}

const sayGap = ({ t }: DensityWords, gap: number, name: string) =>
  gap > 0 ? t("more", { gap, name }) : t("reached", { name });

function markOf({ t, roundPercent }: DensityWords, threshold: Threshold, eligible: number): DensityMark {
  const { rule, value, name, headline } = threshold;
  const needed = membersNeeded(threshold, eligible);
  const share = rule === "workers" ? needed / eligible : value;
  return {
    at: share * 100,
    label: t(`mark.${rule}`, { needed, name, share: roundPercent(share) }),
    weight: headline ? "solid" : "soft",
  };
}
