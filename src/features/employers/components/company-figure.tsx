import { getTranslations } from "next-intl/server";
import { DensityBar } from "@/components/charts/density-bar";
import { SoftMarker } from "@/components/ui/marks";
import { Figure } from "@/components/ui/stat";
import type { CompanyFigures } from "@/features/density/companies.queries";
import { densityWords } from "@/features/density/components/density-words";
import type { OtherUnion } from "../other-unions.queries";

type Props = {
  name: string;
  figures: CompanyFigures;
  claims: readonly OtherUnion[];
  /** Those whom the manpower office would count. */
  verifiable: number | null;
};

/** What the law counts: the members and workers of all workplaces of the company. */
export async function CompanyFigure({ name, figures, claims, verifiable }: Props) {
  const [t, words] = await Promise.all([getTranslations("employers.figure"), densityWords()]);
  const { company, headline, ladder } = figures;
  const { members, eligible, density, unknown, outside } = company;
  return (
    <section className="grid gap-4">
      <Figure
        count={eligible === null ? undefined : words.count(members)}
        of={eligible === null ? t(outside > 0 ? "inTurf" : "noHeadcount") : t("of", { eligible })}
        say={headline ? await sayGap(headline) : undefined}
        source={<Source claims={claims} company={company} verifiable={verifiable} />}
        value={density === null ? words.count(members) : words.percent(density)}
      />
      {eligible === null ? null : (
        <DensityBar
          marks={ladder.flatMap(({ needed, threshold }) =>
            needed === null
              ? []
              : [
                  {
                    at: (needed / eligible) * 100,
                    label: `${words.number(needed)} · ${threshold.name}`,
                    weight: threshold.headline ? ("solid" as const) : ("soft" as const),
                  },
                ],
          )}
          percent={(density ?? 0) * 100}
          size="lg"
          summary={t("summary", { members: words.count(members), eligible, share: words.percent(density) })}
          title={t("bar", { name })}
        />
      )}
      {unknown > 0 ? (
        <p className="text-13">
          <SoftMarker>{t("unknown", { count: unknown })}</SoftMarker>
        </p>
      ) : null}
      {outside > 0 ? (
        <p className="text-13">
          <SoftMarker>{t("outside", { count: outside })}</SoftMarker>
        </p>
      ) : null}
    </section>
  );
}

async function sayGap({ gap, threshold }: NonNullable<CompanyFigures["headline"]>) {
  const t = await getTranslations("employers.figure");
  if (gap === null) return undefined;
  return gap > 0 ? t("more", { gap, name: threshold.name }) : t("reached", { name: threshold.name });
}

async function Source({
  company,
  claims,
  verifiable,
}: Pick<Props, "claims" | "verifiable"> & Pick<CompanyFigures, "company">) {
  const [t, words] = await Promise.all([getTranslations("employers.figure"), densityWords()]);
  const { headcount, listed, eligible, exceeds } = company;
  return (
    <span className="block max-w-90">
      {t("verifiable", { count: words.count(verifiable) })}
      <span className="block">{t("law")}</span>
      {headcount ? (
        <span className="block">{t("headcount", { day: words.day(headcount.countedOn) })}</span>
      ) : null}
      {exceeds && eligible !== null ? (
        <SoftMarker>{t("exceeds", { listed: words.count(listed), eligible })}</SoftMarker>
      ) : null}
      {claims
        .filter(({ isLatest }) => isLatest)
        .map(({ id, name, members }) => (
          <span className="block" key={id}>
            {t("claims", { name, members: words.count(members) })}
          </span>
        ))}
    </span>
  );
}
