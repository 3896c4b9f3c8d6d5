import { useFormatter, useTranslations } from "next-intl";
import type { LastContact } from "../collisions.queries";

type CollisionWordsProps = { last: LastContact; name: string };

export function CollisionWords({ last, name }: CollisionWordsProps) {
  const t = useTranslations("conversations.collision");
  const format = useFormatter();
  const who = { by: last.by, mine: String(last.mine), name, days: last.days };
  if (last.dueOn) {
    const due = format.dateTime(new Date(`${last.dueOn}T00:00:00Z`), {
      ...({ timeZone: "UTC", weekday: "long", day: "numeric", month: "short" } as const),
    });
    return last.promise
      ? t("agreed", { ...who, due, promise: last.promise.replace(/[.\s]+$/, "") })
      : t("comesBack", { ...who, due });
  }
  if (last.outcome === "conversation" || last.outcome === "short_contact")
    return t("spoke", { ...who, answer: last.askAnswer });
  return t(last.outcome, who);
}
