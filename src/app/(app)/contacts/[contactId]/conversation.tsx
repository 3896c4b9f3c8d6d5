import { MessageSquare, PhoneMissed } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { AssessmentChip } from "@/components/ui/assessment-chip";
import { SoftMarker } from "@/components/ui/marks";
import type { ConversationWords, TimelineConversation } from "@/features/conversations/timeline.queries";
import { ConversationMenu } from "./conversation-menu";
import { TimelineMark } from "./timeline-mark";

type ConversationProps = {
  conversation: TimelineConversation;
  timeZone: string;
  /** The address of this page, over which a correction opens. */
  here: string;
};

export function Conversation({ conversation, timeZone, here }: ConversationProps) {
  const when = useWhen(timeZone);
  return (
    <>
      <ConversationMark conversation={conversation} />
      <div className="min-w-0 flex-1">
        <ConversationHead conversation={conversation} timeZone={timeZone} />
        <Said words={conversation} />
        {conversation.before.length > 0 ? (
          <Before timeZone={timeZone} versions={conversation.before} />
        ) : null}
      </div>
      {conversation.mine ? (
        <ConversationMenu day={when(conversation.heldAt)} here={here} id={conversation.id} />
      ) : null}
    </>
  );
}

function useWhen(timeZone: string) {
  const format = useFormatter();
  return (instant: Date) =>
    format.dateTime(instant, {
      ...({ day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" } as const),
      timeZone,
    });
}

function ConversationHead({ conversation, timeZone }: Pick<ConversationProps, "conversation" | "timeZone">) {
  const t = useTranslations("conversations.group");
  const when = useWhen(timeZone);
  const [name = "", ...others] = conversation.group?.names ?? [];
  const company =
    name && others.length === 0 ? t("withOne", { name }) : t("with", { name, others: others.length });
  return (
    <p className="text-12 text-ink-3">
      <b className="font-strong text-ink">{conversation.by.name}</b> · {when(conversation.heldAt)} ·{" "}
      <HowWords words={conversation} />
      {conversation.group ? <> · {company}</> : null}
    </p>
  );
}

function HowWords({ words }: { words: ConversationWords }) {
  const t = useTranslations("conversations");
  return [t(`channels.${words.channel}`), t(`outcomes.${words.outcome}`)].join(" · ");
}

function Said({ words }: { words: ConversationWords }) {
  const t = useTranslations("conversations");
  const own = useTranslations("contacts.timeline");
  const format = useFormatter();
  const answer = words.askAnswer === "not_asked" ? null : t(`askAnswers.${words.askAnswer}`);
  const acts = words.evidence.map((act) => t(`evidence.acts.${act}`));
  return (
    <>
      {words.notes ? <p className="wrap-anywhere whitespace-pre-line">{words.notes}</p> : null}
      {words.notesUnreadable ? <SoftMarker bang>{own("unreadable")}</SoftMarker> : null}
      {answer ? (
        <p className="text-13 text-ink-2">
          {own("ask", { ask: words.ask ?? own("anyAsk") })} · <b className="font-label text-ink">{answer}</b>
        </p>
      ) : null}
      {acts.length > 0 ? <p className="text-13 text-ink-2">{format.list(acts, { type: "unit" })}</p> : null}
      {words.issues.length > 0 ? (
        <p className="text-12 text-ink-3">{format.list(words.issues, { type: "unit" })}</p>
      ) : null}
    </>
  );
}

function ConversationMark({ conversation }: { conversation: TimelineConversation }) {
  const level = useTranslations("conversations.levels");
  if (conversation.assessment)
    return (
      <AssessmentChip label={level(`${conversation.assessment}.label`)} value={conversation.assessment} />
    );
  return <TimelineMark icon={conversation.outcome === "no_answer" ? PhoneMissed : MessageSquare} />;
}

type BeforeProps = { versions: TimelineConversation["before"]; timeZone: string };

function Before({ versions, timeZone }: BeforeProps) {
  const t = useTranslations("conversations.edit");
  const level = useTranslations("conversations.levels");
  const when = useWhen(timeZone);
  return (
    <details className="mt-1">
      <summary className="flex min-h-9 cursor-pointer items-center text-12 text-ink-2 underline underline-offset-2 coarse:min-h-tap">
        {t("edited", { times: versions.length })}
      </summary>
      <ol className="grid gap-2 border-s-2 border-rule ps-3">
        {versions.map((version) => (
          <li key={version.version}>
            <p className="text-12 text-ink-3">
              {t("version", { version: version.version })} · {when(version.heldAt)} ·{" "}
              <HowWords words={version} />
              {version.assessment ? <> · {level(`${version.assessment}.label`)}</> : null}
            </p>
            <Said words={version} />
          </li>
        ))}
      </ol>
    </details>
  );
}
