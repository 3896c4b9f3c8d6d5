"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { Namesake } from "@/features/contacts/namesakes.queries";
import { phoneNow } from "../phone-days";
import type { PhoneList } from "../phone-list";
import type { Waiting } from "./outbox";
import type { PhoneActs } from "./phone-acts";

export type OutboxDecisionsProps = {
  waiting: Waiting;
  outbox: readonly Waiting[];
  list: PhoneList | null;
  acts: PhoneActs;
  onRepair: (how: "change" | "pick") => void;
};

/** What can be done with an entry; one that may have arrived is not changed any more. */
export function OutboxDecisions({ waiting, outbox, acts, list, onRepair }: OutboxDecisionsProps) {
  const t = useTranslations("phone.outbox");
  const { seq, state, entry, answer, attempted } = waiting;
  if (state === "told")
    return (
      <p>
        <Button onClick={() => acts.remove(seq)} size="sm">
          {t("ok")}
        </Button>
      </p>
    );
  const isOut = state === "waiting" && attempted;
  const isWords = entry.kind === "conversation" || entry.kind === "contact";
  const isLost = answer?.result === "refused" && answer.code === "NOT_FOUND" && entry.kind === "conversation";
  return (
    <div className="flex flex-wrap gap-2">
      <Namesakes acts={acts} outbox={outbox} waiting={waiting} />
      {isLost && list ? (
        <Button onClick={() => onRepair("pick")} size="sm">
          {t("about")}
        </Button>
      ) : null}
      {isWords && list && !isOut ? (
        <Button onClick={() => onRepair("change")} size="sm">
          {t("change")}
        </Button>
      ) : null}
      {state === "refused" ? (
        <Button onClick={() => acts.change(againOf(waiting, list))} size="sm">
          {t("again")}
        </Button>
      ) : null}
      <Discard dependents={dependentsOf(waiting, outbox)} isOut={isOut} onDiscard={() => acts.remove(seq)} />
    </div>
  );
}

/** The phone's clock was behind the time of the list: the list's time is used. */
function againOf({ entry, name }: Waiting, list: PhoneList | null) {
  const at = list && entry.at < list.takenAt ? phoneNow(list).toISOString() : entry.at;
  return { entry: { ...entry, at }, name };
}

const dependentsOf = ({ entry }: Waiting, outbox: readonly Waiting[]) =>
  entry.kind === "contact"
    ? outbox.filter((other) => other.entry.kind === "conversation" && other.entry.contactId === entry.id)
        .length
    : 0;

type DiscardProps = { dependents: number; isOut: boolean; onDiscard: () => Promise<unknown> };

function Discard({ dependents, isOut, onDiscard }: DiscardProps) {
  const t = useTranslations("phone.outbox");
  const [sure, setSure] = useState(false);
  return (
    <>
      <Button onClick={() => (sure ? onDiscard() : setSure(true))} size="sm" variant="bare">
        {sure ? t("discardSure") : t("discard")}
      </Button>
      {sure && dependents > 0 ? (
        <p className="basis-full text-13 text-marker-text">{t("dependents", { count: dependents })}</p>
      ) : null}
      {sure && isOut ? <p className="basis-full text-13 text-marker-text">{t("mayHaveArrived")}</p> : null}
    </>
  );
}

type NamesakesProps = { waiting: Waiting; outbox: readonly Waiting[]; acts: PhoneActs };

function Namesakes({ waiting, outbox, acts }: NamesakesProps) {
  const t = useTranslations("phone.outbox");
  const { answer, entry, name } = waiting;
  if (entry.kind !== "contact" || answer?.result !== "conflict" || !("namesakes" in answer)) return null;
  return (
    <>
      {answer.namesakes.map((namesake) => (
        <Button
          key={namesake.id}
          onClick={() => replaceContact({ waiting, outbox, acts }, namesake)}
          size="sm"
        >
          {t("same", { name: namesake.name, place: namesake.place })}
        </Button>
      ))}
      <Button onClick={() => acts.change({ entry: { ...entry, another: "yes" }, name })} size="sm">
        {t("another")}
      </Button>
    </>
  );
}

/** The server knew this person already: what was written about the new person is about that one. */
async function replaceContact({ waiting, outbox, acts }: NamesakesProps, { id, name }: Namesake) {
  for (const { entry } of outbox) {
    if (entry.kind !== "conversation" || entry.contactId !== waiting.entry.id) continue;
    const result = await acts.change({ entry: { ...entry, contactId: id }, name });
    if (result !== "kept") return;
  }
  await acts.remove(waiting.seq);
}
