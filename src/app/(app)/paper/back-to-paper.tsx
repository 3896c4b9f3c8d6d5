import { useTranslations } from "next-intl";
import { BackLink } from "@/components/ui/back-link";

export function BackToPaper() {
  const t = useTranslations("paper");
  return <BackLink href="/paper">{t("back")}</BackLink>;
}
