import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { BranchForm } from "@/features/unions/components/branch-form";
import { OwnWordsForm } from "@/features/unions/components/own-words-form";
import { UnionForm } from "@/features/unions/components/union-form";
import { countriesIn } from "@/features/unions/countries.schema";
import { ownWords } from "@/features/unions/own-words.queries";
import { unions as permissions } from "@/features/unions/policy";
import { getUnion } from "@/features/unions/queries";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

export const generateMetadata = async () => ({ title: (await getTranslations("settings.pages"))("union") });

export default async function UnionSettingsPage() {
  const ctx = await requireContext();
  if (!can(ctx, permissions.change)) notFound();
  const [union, t, branch, words, locale] = await Promise.all([
    getUnion(ctx),
    getTranslations("settings.union"),
    getTranslations("settings.branch"),
    getTranslations("settings.ownWords"),
    getLocale(),
  ]);
  return (
    <div className="grid gap-8">
      <Section>
        {union.parent ? (
          <p className="mb-2 text-13 text-ink-2">{t("parent", { name: union.parent.name })}</p>
        ) : null}
        <UnionForm
          countries={countriesIn(locale)}
          timeZones={Intl.supportedValuesOf("timeZone")}
          union={union}
        />
      </Section>
      <Section meta={words("meta")} title={words("title")}>
        <OwnWordsForm words={await ownWords(ctx)} />
      </Section>
      <Section title={branch("title")}>
        <p className="mb-4 max-w-[40em] text-14 text-ink-2">{branch("text")}</p>
        <BranchForm union={union} />
      </Section>
    </div>
  );
}
