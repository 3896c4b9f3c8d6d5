import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/states";

export default async function NotFoundPage() {
  const t = await getTranslations("errors.page");
  return (
    <EmptyState action={<ButtonLink href="/">{t("home")}</ButtonLink>} title={t("notFoundTitle")} wholePage>
      {t("notFoundText")}
    </EmptyState>
  );
}
