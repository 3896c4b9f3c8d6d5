import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { MiniBar } from "@/components/charts/mini-bar";
import { Done, SoftMarker } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import { RowHead, SumRow, Table, Td, Th } from "@/components/ui/table";
import type { CompanyFigures, CompanyPlace } from "@/features/density/companies.queries";
import { type DensityWords, densityWords } from "@/features/density/components/density-words";

/** The workplaces of the company, and the company as their last row. */
export async function CompanyPlaces({ figures }: { figures: CompanyFigures }) {
  const [t, words] = await Promise.all([getTranslations("employers.places"), densityWords()]);
  const { company, headline, places } = figures;
  if (places.length === 0) return <Section title={t("title")}>{t("empty")}</Section>;
  return (
    <Section meta={places.length > 1 ? t("meta") : undefined} title={t("title")}>
      <Table label={t("title")}>
        <thead>
          <tr>
            <Th>{t("name")}</Th>
            <Th num>{t("eligible")}</Th>
            <Th num>{t("members")}</Th>
            <Th className="hidden sm:table-cell">
              <span className="sr-only">{t("density")}</span>
            </Th>
            <Th num>{t("density")}</Th>
            <Th className="hidden sm:table-cell" num>
              {headline ? t("gap", { name: headline.threshold.name }) : t("gapPlain")}
            </Th>
            <Th className="hidden md:table-cell" num>
              {t("headcount")}
            </Th>
          </tr>
        </thead>
        <tbody>
          {places.map((place) => (
            <PlaceRow key={place.id} place={place} words={words} />
          ))}
          {places.length > 1 ? (
            <SumRow>
              <RowHead>{t("company")}</RowHead>
              <Figures
                density={company.density}
                eligible={company.eligible}
                gap={headline?.gap ?? null}
                members={company.members}
                words={words}
              />
              <Td className="hidden md:table-cell" />
            </SumRow>
          ) : null}
        </tbody>
      </Table>
    </Section>
  );
}

async function PlaceRow({ place, words }: { place: CompanyPlace; words: DensityWords }) {
  const t = await getTranslations("employers.places");
  const { id, name, town, measure } = place;
  return (
    <tr>
      <RowHead>
        <Link href={`/workplaces/${id}`} prefetch={false}>
          {name}
        </Link>
        <span className="block text-12 font-read text-ink-3">{town}</span>
      </RowHead>
      <Figures {...measure} words={words} />
      <Td className="hidden md:table-cell" num>
        {measure.headcount ? words.day(measure.headcount.countedOn) : <SoftMarker>{t("none")}</SoftMarker>}
      </Td>
    </tr>
  );
}

type FiguresProps = Record<"members" | "eligible" | "density" | "gap", number | null> & {
  words: DensityWords;
};

async function Figures({ members, eligible, density, gap, words }: FiguresProps) {
  const t = await getTranslations("employers");
  return (
    <>
      <Td num>{eligible === null ? "–" : words.number(eligible)}</Td>
      <Td className="font-strong" num>
        {words.count(members)}
      </Td>
      <Td className="hidden w-32 sm:table-cell">
        {density === null ? null : <MiniBar percent={density * 100} />}
      </Td>
      <Td num>{words.percent(density)}</Td>
      <Td className="hidden sm:table-cell" num>
        {gap === null ? "–" : gap === 0 ? <Done>{t("reached")}</Done> : words.number(gap)}
      </Td>
    </>
  );
}
