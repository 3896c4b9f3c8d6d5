import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { listCategories } from "@/features/memberships/categories.queries";
import { CategoryList } from "@/features/memberships/components/category-list";
import { memberships } from "@/features/memberships/policy";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

export const generateMetadata = async () => ({
  title: (await getTranslations("settings.pages"))("categories"),
});

export default async function CategorySettingsPage() {
  const ctx = await requireContext();
  if (!can(ctx, memberships.edit)) notFound();
  const t = await getTranslations("memberships.categories");
  return (
    <Section meta={t("meta")} title={t("title")}>
      <CategoryList categories={await listCategories(ctx)} />
    </Section>
  );
}
