import { getTranslations } from "next-intl/server";
import { MiniBar } from "@/components/charts/mini-bar";
import { Done } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import { RowHead, Table, Td, Th } from "@/components/ui/table";
import type { CompanyFigures, CompanyRung } from "@/features/density/companies.queries";
import { type DensityWords, densityWords } from "@/features/density/components/density-words";

type Company = CompanyFigures["company"];

/** Each threshold in heads of the whole company, with its source. */
type Props = {
  figures: CompanyFigures;
  /** Those whom the manpower office would count. */
  verifiable: number | null;
};

export async function CompanyLadder({ figures: { ladder, company }, verifiable }: Props) {
  const [t, words] = await Promise.all([getTranslations("employers.ladder"), densityWords()]);
  return (
    <Section meta={t("meta")} title={t("title")}>
      <Table label={t("label")}>
        <thead>
          <tr>
            <Th>{t("name")}</Th>
            <Th className="hidden sm:table-cell">
              <span className="sr-only">{t("bar")}</span>
            </Th>
            <Th className="hidden md:table-cell" num>
              {t("needed")}
            </Th>
            <Th num>{t("gap")}</Th>
            <Th num>{t("verifiableGap")}</Th>
          </tr>
        </thead>
        <tbody>
          {ladder.map((rung) => (
            <Rung
              company={company}
              key={rung.threshold.id}
              rung={rung}
              verifiable={verifiable}
              words={words}
            />
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

type RungProps = { rung: CompanyRung; company: Company; verifiable: number | null; words: DensityWords };

async function Rung({ rung: { threshold, needed, gap }, company, verifiable, words }: RungProps) {
  const t = await getTranslations("employers.ladder");
  const { eligible, density } = company;
  const share = words.roundPercent(threshold.value);
  // Unknown where the members' own gap is; nobody proves membership for an aim of ours.
  const unproven =
    gap === null || needed === null || verifiable === null ? null : Math.max(0, needed - verifiable);
  return (
    <tr>
      <RowHead>
        {threshold.name}
        <span className="block text-12 font-read text-ink-3">
          {threshold.source ? t("source", { source: threshold.source }) : t("aim")}
        </span>
      </RowHead>
      <Td className="hidden w-48 sm:table-cell">
        {eligible !== null && needed !== null ? (
          <MiniBar mark={(needed / eligible) * 100} percent={(density ?? 0) * 100} />
        ) : null}
      </Td>
      <Td className="hidden md:table-cell" num>
        {needed === null ? t("of.unknown", { share }) : t(`of.${threshold.rule}`, { needed, share })}
      </Td>
      <Td className="font-strong" num>
        <Missing gap={gap} words={words} />
      </Td>
      <Td num>{threshold.perCompany ? <Missing gap={unproven} words={words} /> : null}</Td>
    </tr>
  );
}

async function Missing({ gap, words }: { gap: number | null; words: DensityWords }) {
  const t = await getTranslations("employers");
  if (gap === null) return <span className="font-read text-ink-2">{t("unknownGap")}</span>;
  return gap === 0 ? <Done>{t("reached")}</Done> : words.number(gap);
}
