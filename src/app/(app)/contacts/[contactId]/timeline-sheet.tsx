import { Briefcase, Download, IdCard, type LucideIcon, MessageSquare, UserPlus } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AssessmentChip } from "@/components/ui/assessment-chip";
import type { AssessmentLevel } from "@/components/ui/assessment-style";
import { Section, Sheet } from "@/components/ui/section";
import type { HistoryEvent } from "@/features/contacts/history.queries";
import type { Timeline, WithdrawnConversation } from "@/features/conversations/timeline.queries";
import { Conversation } from "./conversation";
import { EventWords } from "./event-words";
import { TimelineMark as Mark } from "./timeline-mark";
import { Withdrawn } from "./withdrawn";

type TimelineSheetProps = {
  timeline: Timeline;
  history: HistoryEvent[];
  withdrawn: WithdrawnConversation[];
  timeZone: string;
  here: string;
};

type Entry = { key: string; sort: string; node: ReactNode };

/** Conversations and changes, the newest first. */
export function TimelineSheet({ timeline, history, withdrawn, timeZone, here }: TimelineSheetProps) {
  const t = useTranslations("contacts.timeline");
  const entries: Entry[] = [
    ...timeline.conversations.map((conversation) => ({
      key: conversation.id,
      sort: conversation.heldAt.toISOString(),
      node: <Conversation here={here} conversation={conversation} timeZone={timeZone} />,
    })),
    ...history.map((event) => ({
      key: `${event.kind}-${event.id}`,
      sort: event.on,
      node: <Change event={event} />,
    })),
  ].sort((one, other) => other.sort.localeCompare(one.sort));
  return (
    <Section
      className="lg:row-span-2 xl:row-span-1"
      meta={t("all", { total: timeline.total })}
      title={t("title")}
    >
      <Sheet className="p-4">
        {entries.length === 0 ? <p className="text-14 text-ink-2">{t("empty")}</p> : null}
        <ol>
          {entries.map(({ key, node }) => (
            <li
              className="relative flex gap-3 pb-4 before:absolute before:start-3.25 before:top-8 before:bottom-1 before:w-0.5 before:bg-rule last:before:hidden"
              key={key}
            >
              {node}
            </li>
          ))}
        </ol>
        <Withdrawn entries={withdrawn} timeZone={timeZone} />
      </Sheet>
    </Section>
  );
}

const icons: Record<HistoryEvent["kind"], LucideIcon> = {
  assessed: MessageSquare,
  joined: IdCard,
  left: IdCard,
  jobStarted: Briefcase,
  jobEnded: Briefcase,
  imported: Download,
  added: UserPlus,
};

function Change({ event }: { event: HistoryEvent }) {
  const level = useTranslations("conversations.levels");
  const format = useFormatter();
  const value = event.kind === "assessed" ? (event.level as AssessmentLevel) : null;
  const day = format.dateTime(new Date(`${event.on}T00:00:00Z`), {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  return (
    <>
      {value ? (
        <AssessmentChip label={level(`${value}.label`)} value={value} />
      ) : (
        <Mark icon={icons[event.kind]} />
      )}
      <div className="min-w-0 flex-1">
        <p className="text-12 text-ink-3">{day}</p>
        <EventWords event={event} />
      </div>
    </>
  );
}
