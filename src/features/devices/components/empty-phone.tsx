import { useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button-style";
import { EmptyState, Notice } from "@/components/ui/states";
import type { Gone } from "./phone-acts";

export function EmptyPhone({ gone }: { gone?: Gone | undefined }) {
  const t = useTranslations("phone.empty");
  return (
    <>
      {gone ? <Notice live>{t(gone)}</Notice> : null}
      <EmptyState
        action={
          <a className={buttonStyle({ size: "thumb", variant: "red" })} href="/settings/phone">
            {t("choose")}
          </a>
        }
        className="mt-4"
        title={t("title")}
        wholePage
      >
        {t("text")}
      </EmptyState>
    </>
  );
}
