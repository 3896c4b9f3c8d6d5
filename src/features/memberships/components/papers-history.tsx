import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { historyOf, type PaperEvent } from "../papers-history";
import type { Papers } from "../queries";
import { useDay } from "./use-day";

/** Everything that happened to the membership and its papers, the newest first. */
export function PapersHistory({ papers }: { papers: Papers }) {
  const t = useTranslations("memberships.history");
  const day = useDay();
  const words = useWords();
  const events = historyOf(papers);
  return (
    <Section title={t("title")}>
      {events.length === 0 ? <p className="text-13 text-ink-2">{t("none")}</p> : null}
      <ol>
        {events.map((event) => (
          <li
            className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-2 border-b border-rule py-2 text-13"
            key={event.key}
          >
            <span className="text-ink-2">{day(event.on)}</span>
            <span>
              <span className="font-label">{words(event)}</span>
              {event.note ? <span className="block text-12 text-ink-2">{event.note}</span> : null}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function useWords() {
  const t = useTranslations("memberships.history");
  const states = useTranslations("memberships.authority.states");
  const endings = useTranslations("contacts.membership.endings");
  return ({ what, subject }: PaperEvent) => {
    if (what === "authority" || what === "authorityUndone")
      return t(what, { state: states(subject as Parameters<typeof states>[0]) });
    if (what === "left")
      return t(what, { ending: subject ? endings(subject as Parameters<typeof endings>[0]) : "" });
    return t(what, { subject });
  };
}
