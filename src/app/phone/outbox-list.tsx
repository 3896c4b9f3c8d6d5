"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { Draft } from "@/features/devices/components/drafts";
import type { Waiting } from "@/features/devices/components/outbox";
import type { PhonePerson } from "@/features/devices/lists/rules";
import type { GateProps } from "./gate-screen";
import { OutboxRow } from "./outbox-row";
import { TalkSheet } from "./talk-sheet";

/** All that has not arrived, or arrived with a remark; nothing leaves this list but by a decision. */
export function OutboxList({ phone, acts }: GateProps) {
  const t = useTranslations("phone.outbox");
  const [changing, setChanging] = useState<{ waiting: Waiting; draft: Draft } | null>(null);
  const { outbox, list } = phone;
  const unsent = outbox.filter(({ state }) => state !== "told");
  if (outbox.length === 0) return <p className="py-6 text-14 text-ink-2">{t("empty")}</p>;
  return (
    <>
      <ul className="my-3 border-t-2 border-ink">
        {outbox.map((waiting) => (
          <OutboxRow
            acts={acts}
            key={waiting.seq}
            onChange={
              list && waiting.entry.kind === "conversation"
                ? () => setChanging({ waiting, draft: { contactId: "", values: valuesOf(waiting) } })
                : undefined
            }
            onSame={(contactId) => replaceContact({ phone, acts }, waiting, contactId)}
            waiting={waiting}
          />
        ))}
      </ul>
      {unsent.length > 0 ? (
        <>
          <Button onClick={() => download(unsent, t("fileName"))}>{t("download")}</Button>
          <p className="mt-2 text-12 text-ink-3">{t("downloadText")}</p>
        </>
      ) : null}
      {changing && list ? (
        <TalkSheet
          draft={changing.draft}
          id={changing.waiting.entry.id}
          list={list}
          next={null}
          onClose={() => setChanging(null)}
          onSave={async (entry) => {
            setChanging(null);
            const { at } = changing.waiting.entry;
            await acts.change({ ...changing.waiting, state: "waiting", entry: { ...entry, at } });
          }}
          person={personOf(changing.waiting, list.people)}
          phoneKey={phone.key}
        />
      ) : null}
    </>
  );
}

/** She is in the union's list already: what was written about the new person is about that one. */
async function replaceContact(
  { phone, acts }: GateProps,
  { seq, entry: person }: Waiting,
  contactId: string,
) {
  for (const waiting of phone.outbox) {
    const { entry } = waiting;
    if (entry.kind === "conversation" && entry.contactId === person.id)
      await acts.change({ ...waiting, entry: { ...entry, contactId } });
  }
  await acts.remove(seq);
}

function personOf({ entry, name }: Waiting, people: readonly PhonePerson[]): PhonePerson {
  const id = entry.kind === "conversation" ? entry.contactId : entry.id;
  return (
    people.find((person) => person.id === id) ?? {
      ...{ id, name, nickname: null, workplace: null, department: null, line: null, shift: null },
      ...{ shiftPosition: null, startsAt: null, doNotContact: false, lastOutcome: null, lastOn: null },
      ...{ ask: null, promises: [] },
    }
  );
}

function valuesOf({ entry }: Waiting): [string, string][] {
  if (entry.kind !== "conversation") return [];
  const {
    outcome,
    channel,
    assessment,
    askAnswer,
    notes,
    heldOn,
    issueIds = [],
    keeps = [],
    followUp,
  } = entry;
  const acts = entry.evidence ?? [];
  const single = { outcome, channel, assessment, askAnswer, notes, heldOn };
  const given = Object.entries(single).filter(([, value]) => value !== undefined && value !== null);
  return [
    ...given.map(([name, value]): [string, string] => [name, String(value)]),
    ...issueIds.map((id): [string, string] => ["issueIds[]", id]),
    ...acts.map((act): [string, string] => ["evidence[]", act]),
    ...keeps.map((id): [string, string] => ["keeps[]", id]),
    ...(followUp
      ? ([
          ["followUp", "date"],
          ["followUpDate", followUp.dueOn],
          ["promise", followUp.promise ?? ""],
        ] as [string, string][])
      : []),
  ];
}

function download(unsent: readonly Waiting[], name: string): void {
  const text = JSON.stringify(
    unsent.map(({ entry, name: person, state }) => ({ person, state, ...entry })),
    null,
    2,
  );
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
