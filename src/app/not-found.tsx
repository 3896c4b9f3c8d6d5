import { getTranslations } from "next-intl/server";
import { buttonStyle } from "@/components/ui/button-style";
import { EmptyState } from "@/components/ui/states";

export default async function NotFoundPage() {
  const t = await getTranslations("errors.page");
  return (
    <main className="mx-auto max-w-140 px-4 py-16" id="main">
      <EmptyState
        action={
          <a className={buttonStyle()} href="/">
            {t("home")}
          </a>
        }
        title={t("notFoundTitle")}
        wholePage
      >
        {t("notFoundText")}
      </EmptyState>
    </main>
  );
}
