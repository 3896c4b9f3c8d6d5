import { useTimeZone, useTranslations } from "next-intl";
import type { TimelineConversation } from "@/features/conversations/timeline.queries";
import { daysSince } from "@/lib/dates";

/** On a phone the history lies below the fold; what was said last is what one needs at the gate. */
export function LastWords({ conversation }: { conversation: TimelineConversation | undefined }) {
  const t = useTranslations("contacts.last");
  const outcomes = useTranslations("conversations.outcomes");
  const timeZone = useTimeZone() ?? "UTC";
  if (!conversation) return null;
  const { heldAt, by, outcome, notes, issues } = conversation;
  const days = daysSince(heldAt, new Date(), timeZone);
  return (
    <section className="border-s-3 border-rule-2 ps-3 lg:hidden">
      <h2 className="text-12 text-ink-3">
        {t("title", { name: by.name, days, outcome: outcomes(outcome) })}
      </h2>
      {notes ? <p className="line-clamp-3 text-14 wrap-anywhere">{notes}</p> : null}
      {issues.length > 0 ? <p className="truncate text-12 text-ink-2">{issues.join(" · ")}</p> : null}
    </section>
  );
}
