import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { DefinitionList } from "@/components/ui/definition-list";
import { Section } from "@/components/ui/section";
import { densityWords } from "@/features/density/components/density-words";
import { regionName } from "@/lib/region";
import type { Employer } from "../queries";

export async function CompanyProfile({ employer, end }: { employer: Employer; end?: ReactNode }) {
  const [t, words] = await Promise.all([getTranslations("employers.profile"), densityWords()]);
  const { companyGroup, sector, region, oshubId, registrationNumber, registeredOn, registrationOffice } =
    employer;
  const registration = registrationNumber
    ? t("registrationWords", {
        number: registrationNumber,
        day: registeredOn ? words.day(registeredOn) : "none",
        office: registrationOffice ?? "none",
      })
    : t("unregistered");
  return (
    <Section end={end} title={t("title")}>
      <DefinitionList
        items={[
          { term: t("group"), value: companyGroup ?? t("missing") },
          { term: t("sector"), value: sector ?? t("missing") },
          { term: t("region"), value: region ? regionName(region) : t("missing") },
          { term: t("registration"), value: registration },
          { term: t("oshub"), value: oshubId ? <OnHub oshubId={oshubId} /> : t("missing") },
        ]}
      />
    </Section>
  );
}

const OnHub = ({ oshubId }: { oshubId: string }) => (
  <ButtonLink
    href={`https://opensupplyhub.org/facilities/${oshubId}`}
    rel="noreferrer"
    size="sm"
    target="_blank"
    variant="bare"
  >
    {oshubId}
  </ButtonLink>
);
