"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/states";
import { withWritten } from "../list-search";
import type { PhoneList } from "../phone-list";
import type { GateProps } from "./gate-props";
import { draftOf } from "./new-draft";
import { NewPersonSheet } from "./new-person-sheet";
import { OpenConversation } from "./open-conversation";
import type { Waiting } from "./outbox";
import { OutboxRow } from "./outbox-row";
import { PersistNotice } from "./persist-notice";
import { PersonPicker } from "./person-picker";
import { UnsentFile } from "./unsent-file";

type Repair = { how: "change" | "pick"; waiting: Waiting };

/** All that has not arrived, or arrived with a remark; nothing leaves this list but by a decision. */
export function OutboxList({ phone, acts }: GateProps) {
  const t = useTranslations("phone.outbox");
  const [repair, setRepair] = useState<Repair | null>(null);
  const { outbox, unreadable, list } = phone;
  const told = outbox.filter(({ state }) => state === "told");
  const unsent = outbox.filter(({ state }) => state !== "told");
  if (outbox.length === 0 && unreadable.length === 0)
    return <p className="py-6 text-14 text-ink-2">{t("empty")}</p>;
  return (
    <>
      <PersistNotice />
      {unreadable.length > 0 ? (
        <Unreadable onDiscard={() => acts.remove(...unreadable)} seqs={unreadable} />
      ) : null}
      {told.length > 1 ? (
        <Button className="mt-3" onClick={() => acts.remove(...told.map(({ seq }) => seq))}>
          {t("seenAll", { count: told.length })}
        </Button>
      ) : null}
      <ul className="my-3 border-t-2 border-ink">
        {outbox.map((waiting) => (
          <OutboxRow
            acts={acts}
            key={waiting.seq}
            list={list}
            onRepair={(how) => setRepair({ how, waiting })}
            outbox={outbox}
            waiting={waiting}
          />
        ))}
      </ul>
      {unsent.length > 0 ? <UnsentFile list={list} unsent={unsent} /> : null}
      {repair && list ? (
        <RepairSheet acts={acts} list={list} onDone={() => setRepair(null)} outbox={outbox} {...repair} />
      ) : null}
    </>
  );
}

type RepairProps = Repair &
  Pick<GateProps, "acts"> & {
    list: PhoneList;
    outbox: readonly Waiting[];
    onDone: () => void;
  };

function RepairSheet({ how, waiting, acts, list, outbox, onDone }: RepairProps) {
  const { entry, name } = waiting;
  const people = withWritten(list, outbox);
  if (how === "pick" && entry.kind === "conversation")
    return (
      <PersonPicker
        onClose={onDone}
        onPick={async (person) => {
          const about = { ...entry, contactId: person.id, keeps: [] };
          if ((await acts.change({ entry: about, name: person.name })) === "kept") onDone();
        }}
        people={people}
      />
    );
  if (entry.kind === "contact")
    return (
      <NewPersonSheet
        entry={entry}
        list={list}
        onClose={onDone}
        onSave={async (person) => {
          const result = await acts.change({ entry: person, name: person.name });
          if (result === "kept") onDone();
          return result;
        }}
      />
    );
  const draft = draftOf({ ...waiting, name });
  if (!draft) return null;
  const save = () => Promise.resolve("failed" as const);
  return <OpenConversation {...{ acts, list, outbox, people, draft, onDone, save }} next={null} />;
}

function Unreadable({ seqs, onDiscard }: { seqs: readonly number[]; onDiscard: () => Promise<unknown> }) {
  const t = useTranslations("phone.outbox");
  const [sure, setSure] = useState(false);
  return (
    <Notice
      className="mt-3"
      end={
        <Button onClick={() => (sure ? onDiscard() : setSure(true))} size="sm">
          {sure ? t("discardSure") : t("discard")}
        </Button>
      }
    >
      {t("unreadable", { count: seqs.length })}
    </Notice>
  );
}
