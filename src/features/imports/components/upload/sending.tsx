"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";

/** How much of an upload has gone, and a way to stop it. */
export function Sending({ name, share, onCancel }: { name: string; share: number; onCancel: () => void }) {
  const t = useTranslations("import-steps.drop");
  const format = useFormatter();
  const percent = format.number(share, { style: "percent", maximumFractionDigits: 0 });
  return (
    <div className="flex flex-wrap items-end gap-4">
      <Progress className="min-w-60 flex-1" label={t("sending", { name, percent })} max={1} value={share} />
      <Button onClick={onCancel}>{t("cancel")}</Button>
    </div>
  );
}
