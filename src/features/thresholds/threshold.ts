import type { Day } from "@/lib/dates";

export const thresholdRules = ["workers", "at_least", "more_than"] as const;
export type ThresholdRule = (typeof thresholdRules)[number];

export function inForce<T extends { effectiveFrom: Day; effectiveTo: Day | null }>(all: T[], on: Day): T[] {
  return all.filter(
    (each) => each.effectiveFrom <= on && (each.effectiveTo === null || on < each.effectiveTo),
  );
}

type Default = { name: string; rule: ThresholdRule; value: number; source: string | null; headline: boolean };

const lines = [
  { rule: "workers", value: 10, headline: false },
  { rule: "at_least", value: 0.1, headline: false },
  { rule: "more_than", value: 0.5, headline: true },
  { rule: "at_least", value: 0.65, headline: false },
  { rule: "at_least", value: 0.9, headline: false },
] as const;

type Words = readonly { name: string; source: string | null }[];

const wordsOf: Record<"id" | "en", Words> = {
  id: [
    { name: "Syarat mendirikan serikat", source: "UU 21/2000 pasal 5(2)" },
    { name: "Ikut berunding", source: "Permenaker 28/2014 pasal 19(1)" },
    { name: "PKB", source: "Permenaker 28/2014 pasal 18(1)" },
    { name: "Siap tampil terbuka", source: null },
    { name: "Siap aksi besar", source: null },
  ],
  en: [
    { name: "Form a union", source: "UU 21/2000 art. 5(2)" },
    { name: "Seat at the table", source: "Permenaker 28/2014 art. 19(1)" },
    { name: "PKB", source: "Permenaker 28/2014 art. 18(1)" },
    { name: "Ready to go public", source: null },
    { name: "Ready for a big action", source: null },
  ],
};

/** Indonesian law and organising practice, in the union's language. */
export function defaultThresholds(locale: "id" | "en"): Default[] {
  return lines.map((line, at) => ({ ...line, name: "", source: null, ...wordsOf[locale][at] }));
}
