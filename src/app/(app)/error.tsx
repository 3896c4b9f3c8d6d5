"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/states";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations("errors.page");
  return (
    <ErrorState action={<Button onClick={reset}>{t("retry")}</Button>} title={t("title")}>
      {t("text", { digest: error.digest ?? "–" })}
    </ErrorState>
  );
}
