import { StackBar, StackLegend, type StackPart, type StackSegment } from "@/components/charts/stack-bar";
import { Section } from "@/components/ui/section";
import type { Measure } from "../density";
import { type DensityWords, densityWords } from "./density-words";

const levels = [1, 2, 3, 4, 5] as const;

/** All eligible workers by assessment, with those not assessed and those without a name. */
export function segmentsOf({ t, count }: DensityWords, measure: Measure): StackSegment[] {
  const segment = (part: StackPart, value: number | null): StackSegment => ({
    part,
    count: value ?? 0,
    countLabel: count(value),
    label: t(`stand.levels.${part}`),
  });
  return [
    ...levels.map((level, at) => segment(level, measure.levels[at] ?? null)),
    segment("none", measure.unassessed),
    segment("hole", measure.hole ?? 0),
  ];
}

export function summaryOf({ t }: DensityWords, segments: readonly StackSegment[]): string {
  const parts = segments.filter(({ count }) => count > 0);
  return t("stand.summary", {
    parts: parts.map(({ label, countLabel }) => t("stand.part", { label, count: countLabel })).join(", "),
  });
}

export async function PeopleStand({ measure }: { measure: Measure }) {
  const words = await densityWords();
  const { t, count } = words;
  const segments = segmentsOf(words, measure);
  const { eligible, listed } = measure;
  const title =
    eligible === null ? t("stand.titleListed", { listed: count(listed) }) : t("stand.title", { eligible });
  return (
    <Section title={title}>
      <StackBar segments={segments} size="lg" summary={summaryOf(words, segments)} title={title} />
    </Section>
  );
}

export async function StandLegend({ measure }: { measure: Measure }) {
  const words = await densityWords();
  return <StackLegend segments={segmentsOf(words, measure)} />;
}
