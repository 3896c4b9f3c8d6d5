import {
  Briefcase,
  Download,
  IdCard,
  type LucideIcon,
  MessageSquare,
  PhoneMissed,
  UserPlus,
} from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AssessmentChip } from "@/components/ui/assessment-chip";
import type { AssessmentLevel } from "@/components/ui/assessment-style";
import { Section, Sheet } from "@/components/ui/section";
import type { HistoryEvent } from "@/features/contacts/histories/queries";
import type { Timeline, TimelineConversation } from "@/features/conversations/timelines/queries";
import { EventWords } from "./event-words";

type TimelineSheetProps = { timeline: Timeline; history: HistoryEvent[]; timeZone: string };

type Entry = { key: string; sort: string; node: ReactNode };

/** Conversations and changes in one line of time, the newest first. */
export function TimelineSheet({ timeline, history, timeZone }: TimelineSheetProps) {
  const t = useTranslations("contacts.timeline");
  const entries: Entry[] = [
    ...timeline.conversations.map((talk) => ({
      key: talk.id,
      sort: talk.heldAt.toISOString(),
      node: <Talk talk={talk} timeZone={timeZone} />,
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
      </Sheet>
    </Section>
  );
}

function Talk({ talk, timeZone }: { talk: TimelineConversation; timeZone: string }) {
  const t = useTranslations("conversations");
  const own = useTranslations("contacts.timeline");
  const format = useFormatter();
  const when = format.dateTime(talk.heldAt, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
  });
  const answer = talk.askAnswer === "not_asked" ? null : t(`askAnswers.${talk.askAnswer}`);
  return (
    <>
      <TalkMark talk={talk} />
      <div className="min-w-0 flex-1">
        <p className="text-12 text-ink-3">
          <b className="font-strong text-ink">{talk.by.name}</b> · {when} · {t(`channels.${talk.channel}`)} ·{" "}
          {t(`outcomes.${talk.outcome}`)}
        </p>
        {talk.notes ? <p className="wrap-anywhere whitespace-pre-line">{talk.notes}</p> : null}
        {answer ? (
          <p className="text-13 text-ink-2">
            {own("ask", { ask: talk.ask ?? own("anyAsk") })} · <b className="font-label text-ink">{answer}</b>
          </p>
        ) : null}
        {talk.issues.length > 0 ? (
          <p className="text-12 text-ink-3">{format.list(talk.issues, { type: "unit" })}</p>
        ) : null}
      </div>
    </>
  );
}

function TalkMark({ talk }: { talk: TimelineConversation }) {
  const level = useTranslations("conversations.levels");
  if (talk.assessment)
    return <AssessmentChip label={level(`${talk.assessment}.label`)} value={talk.assessment} />;
  return <Mark icon={talk.outcome === "no_answer" ? PhoneMissed : MessageSquare} />;
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

function Mark({ icon: Icon }: { icon: LucideIcon }) {
  return (
    <span className="grid size-6.5 shrink-0 place-items-center rounded-2 border-[1.5px] border-rule-2 text-ink-2">
      <Icon aria-hidden className="size-3.5" />
    </span>
  );
}
