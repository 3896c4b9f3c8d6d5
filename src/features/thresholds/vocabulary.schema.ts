import { BothLanguages } from "@/lib/both-languages";
import type { ThresholdRule } from "./threshold";

type Both = { id: string; en: string };
type Line = { rule: ThresholdRule; value: number; headline: boolean; name: Both; source: Both | null };

const lines: readonly Line[] = [
  {
    ...{ rule: "workers", value: 10, headline: false },
    name: { id: "Syarat mendirikan serikat", en: "Form a union" },
    source: { id: "UU 21/2000 pasal 5(2)", en: "UU 21/2000 art. 5(2)" },
  },
  {
    ...{ rule: "at_least", value: 0.1, headline: false },
    name: { id: "Ikut berunding", en: "Seat at the table" },
    source: { id: "Permenaker 28/2014 pasal 19(1)", en: "Permenaker 28/2014 art. 19(1)" },
  },
  {
    ...{ rule: "more_than", value: 0.5, headline: true },
    name: { id: "PKB", en: "PKB" },
    source: { id: "Permenaker 28/2014 pasal 18(1)", en: "Permenaker 28/2014 art. 18(1)" },
  },
  {
    ...{ rule: "at_least", value: 0.65, headline: false, source: null },
    name: { id: "Siap tampil terbuka", en: "Ready to go public" },
  },
  {
    ...{ rule: "at_least", value: 0.9, headline: false, source: null },
    name: { id: "Siap aksi besar", en: "Ready for a big action" },
  },
];

/** Indonesian law and organising practice, in the union's language. */
export const defaultThresholds = (locale: "id" | "en") =>
  lines.map(({ name, source, ...line }) => ({
    ...line,
    name: name[locale],
    // The law counts the company as a whole.
    perCompany: source !== null,
    source: source ? source[locale] : null,
  }));

export const thresholdNames = new BothLanguages(lines.map(({ name }) => name));
export const lawSources = new BothLanguages(lines.flatMap(({ source }) => source ?? []));
