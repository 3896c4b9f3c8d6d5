import { useFormatter, useTranslations } from "next-intl";
import type { WithdrawnConversation } from "@/features/conversations/timeline.queries";
import { PutBackButton } from "./put-back-button";

/** The user's own withdrawn conversations, with a button to restore each. */
export function Withdrawn({ entries, timeZone }: { entries: WithdrawnConversation[]; timeZone: string }) {
  const t = useTranslations("conversations");
  const format = useFormatter();
  if (entries.length === 0) return null;
  return (
    <details className="border-t border-rule pt-1">
      <summary className="flex min-h-9 cursor-pointer items-center text-12 text-ink-2 coarse:min-h-tap">
        {t("edit.withdrawnTitle")}
      </summary>
      <ul>
        {entries.map(({ id, heldAt, outcome }) => (
          <li className="flex items-center gap-3 text-13 text-ink-2" key={id}>
            <span className="min-w-0 grow">
              {t("edit.withdrawnEntry", {
                outcome: t(`outcomes.${outcome}`),
                day: format.dateTime(heldAt, { day: "numeric", month: "short", year: "numeric", timeZone }),
              })}
            </span>
            <PutBackButton id={id} />
          </li>
        ))}
      </ul>
    </details>
  );
}
