"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Marker, SoftMarker, Tag } from "@/components/ui/marks";
import { isBehind, isReady } from "./outbox";
import { OutboxDecisions, type OutboxDecisionsProps } from "./outbox-decisions";
import { OutboxReason } from "./outbox-reason";
import { useEntryLabel } from "./use-entry-label";

export function OutboxRow(props: OutboxDecisionsProps) {
  const { waiting, outbox } = props;
  const t = useTranslations("phone.outbox");
  const format = useFormatter();
  const what = useEntryLabel();
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
        {state === "refused" || state === "conflict" ? <Marker>{t(`states.${state}`)}</Marker> : null}
        {state === "told" || isReady(waiting, outbox) ? <Tag>{t(`states.${state}`)}</Tag> : null}
        <span className="text-12 text-ink-3">{at}</span>
      </div>
      <p className="text-14">{what(entry)}</p>
      {notes ? <p className="text-14 text-ink-2">{t("note", { notes })}</p> : null}
      {answer ? <OutboxReason answer={answer} /> : null}
      {isBehind(waiting, outbox) ? <SoftMarker>{t("behind")}</SoftMarker> : null}
      <OutboxDecisions {...props} />
    </li>
  );
}
