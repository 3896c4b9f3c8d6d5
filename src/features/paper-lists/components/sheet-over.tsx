import { useFormatter, useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/states";
import type { Sheet } from "../queries";
import { ReopenSheet } from "./reopen-sheet";

/** In place of the names of a list that is expired or closed. */
export function SheetOver({ sheet, mayReopen }: { sheet: Sheet; mayReopen: boolean }) {
  const t = useTranslations("paper.sheet");
  const format = useFormatter();
  const day = format.dateTime(new Date(`${sheet.expiresOn}T00:00:00Z`), {
    ...{ day: "numeric", month: "long", timeZone: "UTC" },
  });
  return (
    <EmptyState action={mayReopen ? <ReopenSheet id={sheet.id} /> : null} title={t("over")}>
      <p>{sheet.state === "closed" ? t("overClosed") : t("overExpired", { day })}</p>
      {mayReopen ? null : <p>{t("askCoordinator")}</p>}
    </EmptyState>
  );
}
