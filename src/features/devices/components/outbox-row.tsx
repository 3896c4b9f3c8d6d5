"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Marker, SoftMarker, Tag } from "@/components/ui/marks";
import type { PhoneList } from "../phone-list";
import { isBehind, isReady, type Waiting } from "./outbox";
import { OutboxDecisions } from "./outbox-decisions";
import { OutboxReason } from "./outbox-reason";
import type { PhoneActs } from "./phone-acts";
import { useEntryLabel } from "./use-entry-label";

export type OutboxRowProps = {
  waiting: Waiting;
  outbox: readonly Waiting[];
  list: PhoneList | null;
  acts: PhoneActs;
  onRepair: (how: "change" | "pick") => void;
};

export function OutboxRow(props: OutboxRowProps) {
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
