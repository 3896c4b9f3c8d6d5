import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { FirstRunShell } from "@/components/layout/public-shell";
import { FirstRunForm } from "@/features/unions/components/first-run-form";
import { countriesIn } from "@/features/unions/countries.schema";
import { isInstallationEmpty } from "@/features/unions/queries";
import { LanguageChoice } from "@/features/users/components/preferences";

export const generateMetadata = async () => ({ title: (await getTranslations("users.firstRun"))("title") });

export default async function FirstRunPage({ searchParams }: PageProps<"/first-run">) {
  if (!(await isInstallationEmpty())) redirect("/sign-in");
  const [t, locale, { token }] = await Promise.all([
    getTranslations("users.firstRun"),
    getLocale(),
    searchParams,
  ]);
  const steps = (["union", "import", "invite"] as const).map((key) => ({
    label: t(`steps.${key}`),
    note: t(`notes.${key}`),
  }));
  return (
    <FirstRunShell
      current={1}
      doneLabel={t("done")}
      end={<LanguageChoice />}
      steps={steps}
      title={t("title")}
    >
      <FirstRunForm
        countries={countriesIn(locale)}
        locale={locale}
        timeZones={Intl.supportedValuesOf("timeZone")}
        token={typeof token === "string" ? token : undefined}
      />
    </FirstRunShell>
  );
}
