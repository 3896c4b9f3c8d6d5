"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Marker, SoftMarker, Tag } from "@/components/ui/marks";
import type { Waiting } from "@/features/devices/components/outbox";
import type { PhoneActs } from "@/features/devices/components/use-phone";
import type { Answer } from "@/features/devices/outbox/rules";

type OutboxRowProps = {
  waiting: Waiting;
  acts: PhoneActs;
  onChange?: (() => void) | undefined;
  onSame: (contactId: string) => Promise<void>;
};

export function OutboxRow({ waiting, acts, onChange, onSame }: OutboxRowProps) {
  const t = useTranslations("phone.outbox");
  const format = useFormatter();
  const { entry, name, state, answer } = waiting;
  const at = format.dateTime(new Date(entry.at), {
    day: "numeric",
    month: "short",
    hour: "numeric",
    minute: "numeric",
  });
  const notes = entry.kind === "conversation" ? entry.notes : undefined;
  return (
    <li className="grid gap-1 border-b border-rule py-3" data-slot="outbox-row" data-state={state}>
      <div className="flex flex-wrap items-center gap-2">
        <b className="font-strong">{name}</b>
        {state === "refused" || state === "conflict" ? (
          <Marker>{t(`states.${state}`)}</Marker>
        ) : (
          <Tag>{t(`states.${state}`)}</Tag>
        )}
        <span className="text-12 text-ink-3">{at}</span>
      </div>
      <p className="text-14">
        <What entry={entry} />
      </p>
      {notes ? <p className="text-14 text-ink-2">{t("note", { notes })}</p> : null}
      {answer ? <Why answer={answer} /> : null}
      <Decisions acts={acts} onChange={onChange} onSame={onSame} waiting={waiting} />
    </li>
  );
}

function What({ entry }: Pick<Waiting, "entry">) {
  const t = useTranslations("phone.outbox.kinds");
  const outcomes = useTranslations("conversations.outcomes");
  const format = useFormatter();
  if (entry.kind === "conversation") return outcomes(entry.outcome);
  if (entry.kind !== "postponed") return t(entry.kind);
  const day = format.dateTime(new Date(`${entry.dueOn}T00:00:00Z`), {
    timeZone: "UTC",
    day: "numeric",
    month: "short",
  });
  return t("postponed", { day });
}

/** What the server said about it, in words. */
function Why({ answer }: { answer: Answer }) {
  const t = useTranslations("phone.outbox");
  const errors = useTranslations("errors");
  if (answer.result === "done" || answer.result === "again") {
    if (!answer.collision) return null;
    const { by, minutes, mine, earlier } = answer.collision;
    return (
      <SoftMarker>{t("collision", { by, minutes, mine: String(mine), earlier: String(earlier) })}</SoftMarker>
    );
  }
  if (answer.result === "refused") {
    const fields = Object.values(answer.fields).filter((key) =>
      errors.has(`fields.${key}` as "fields.invalid"),
    );
    return (
      <SoftMarker>
        {fields.length > 0
          ? fields.map((key) => errors(`fields.${key}` as "fields.invalid")).join(" ")
          : errors(`codes.${answer.code}`)}
      </SoftMarker>
    );
  }
  if (answer.result === "waits") return null;
  if ("namesakes" in answer) return <SoftMarker>{t("namesakes")}</SoftMarker>;
  if (!("closed" in answer)) return null;
  const { by } = answer.closed;
  return <SoftMarker>{by ? t("closed", { by }) : t("closedUnknown")}</SoftMarker>;
}

function Decisions({ waiting, acts, onChange, onSame }: OutboxRowProps) {
  const t = useTranslations("phone.outbox");
  const [sure, setSure] = useState(false);
  const { seq, state, answer, entry } = waiting;
  if (state === "waiting") return null;
  if (state === "told")
    return (
      <p>
        <Button onClick={() => acts.remove(seq)} size="sm">
          {t("ok")}
        </Button>
      </p>
    );
  const namesakes = answer?.result === "conflict" && "namesakes" in answer ? answer.namesakes : [];
  return (
    <div className="flex flex-wrap gap-2">
      {namesakes.map(({ id, name, place }) => (
        <Button key={id} onClick={() => onSame(id)} size="sm">
          {t("same", { name, place })}
        </Button>
      ))}
      {namesakes.length > 0 && entry.kind === "contact" ? (
        <Button
          onClick={() => acts.change({ ...waiting, state: "waiting", entry: { ...entry, another: "yes" } })}
          size="sm"
        >
          {t("another")}
        </Button>
      ) : null}
      {onChange ? (
        <Button onClick={onChange} size="sm">
          {t("change")}
        </Button>
      ) : null}
      {state === "refused" ? (
        <Button onClick={() => acts.change({ ...waiting, state: "waiting" })} size="sm">
          {t("again")}
        </Button>
      ) : null}
      <Button onClick={() => (sure ? acts.remove(seq) : setSure(true))} size="sm" variant="bare">
        {sure ? t("discardSure") : t("discard")}
      </Button>
    </div>
  );
}
