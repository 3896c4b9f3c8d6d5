import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { MiniBar } from "@/components/charts/mini-bar";
import { Done, SoftMarker } from "@/components/ui/marks";
import { RowHead, Table, Td, Th } from "@/components/ui/table";
import type { CompanyFigures } from "@/features/density/companies.queries";
import { densityWords } from "@/features/density/components/density-words";
import { regionName } from "@/lib/region";
import type { ListedEmployer } from "../queries";

type Props = {
  employers: readonly ListedEmployer[];
  /** null for roles without numbers. */
  figures: ReadonlyMap<string, CompanyFigures> | null;
};

export async function EmployerTable({ employers, figures }: Props) {
  const t = await getTranslations("employers.list");
  const threshold = [...(figures?.values() ?? [])].find(({ headline }) => headline)?.headline?.threshold;
  return (
    <Table label={t("label")}>
      <thead>
        <tr>
          <Th>{t("name")}</Th>
          <Th className="hidden md:table-cell">{t("sector")}</Th>
          <Th className="hidden lg:table-cell">{t("region")}</Th>
          <Th className="hidden sm:table-cell" num>
            {t("workplaces")}
          </Th>
          {figures ? (
            <>
              <Th className="hidden sm:table-cell" num>
                {t("eligible")}
              </Th>
              <Th num>{t("members")}</Th>
              <Th className="hidden sm:table-cell">
                <span className="sr-only">{t("density")}</span>
              </Th>
              <Th num>{t("density")}</Th>
              <Th num>{threshold ? t("gap", { name: threshold.name }) : t("gapPlain")}</Th>
            </>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {employers.map((employer) => (
          <tr key={employer.id}>
            <RowHead>
              <Link href={`/employers/${employer.id}`} prefetch={false}>
                {employer.name}
              </Link>
              {employer.companyGroup ? (
                <span className="block text-12 font-read text-ink-3">{employer.companyGroup}</span>
              ) : null}
            </RowHead>
            <Td className="hidden md:table-cell">{employer.sector}</Td>
            <Td className="hidden lg:table-cell">{employer.region ? regionName(employer.region) : null}</Td>
            <Td className="hidden sm:table-cell" num>
              {employer.workplaces}
            </Td>
            {figures ? <Figures figures={figures.get(employer.id)} /> : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

async function Figures({ figures }: { figures: CompanyFigures | undefined }) {
  const [t, states, words] = await Promise.all([
    getTranslations("employers.list"),
    getTranslations("employers"),
    densityWords(),
  ]);
  const { members = 0, eligible = null, density = null } = figures?.company ?? {};
  const gap = figures?.headline?.gap ?? null;
  return (
    <>
      <Td className="hidden sm:table-cell" num>
        {eligible === null ? <SoftMarker>{t("unknown")}</SoftMarker> : words.number(eligible)}
      </Td>
      <Td className="font-strong" num>
        {words.count(members)}
      </Td>
      <Td className="hidden w-32 sm:table-cell">
        {density === null ? null : <MiniBar percent={density * 100} />}
      </Td>
      <Td num>{words.percent(density)}</Td>
      <Td num>{gap === null ? "–" : gap === 0 ? <Done>{states("reached")}</Done> : words.number(gap)}</Td>
    </>
  );
}
