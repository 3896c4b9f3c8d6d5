import Link from "next/link";
import { useTranslations } from "next-intl";

export function BackToPaper() {
  const t = useTranslations("paper");
  return (
    <Link
      className="inline-flex items-center px-2 underline underline-offset-3 coarse:min-h-tap"
      href="/paper"
    >
      {t("back")}
    </Link>
  );
}
