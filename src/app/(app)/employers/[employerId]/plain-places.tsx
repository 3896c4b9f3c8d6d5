import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import type { Employer } from "@/features/employers/queries";
import { WorkplaceNames } from "@/features/workplaces/components/workplace-names";

/** For roles without numbers. */
export async function PlainPlaces({ workplaces }: Pick<Employer, "workplaces">) {
  const t = await getTranslations("employers.places");
  return (
    <Section title={t("title")}>
      {workplaces.length === 0 ? <p className="text-14 text-ink-2">{t("empty")}</p> : null}
      <WorkplaceNames all={workplaces} />
    </Section>
  );
}
