"use client";

import { useTranslations } from "next-intl";
import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { v7 } from "uuid";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { SearchInput } from "@/components/ui/search-input";
import { Section } from "@/components/ui/section";
import { EmptyState, Notice, Saved } from "@/components/ui/states";
import { type Draft, readDraft } from "@/features/devices/components/drafts";
import type { PhoneList, PhonePerson } from "@/features/devices/lists/rules";
import {
  found,
  grouped,
  type PersonGroup,
  type WrittenPerson,
  withWritten,
} from "@/features/devices/lists/search/rules";
import type { GateProps } from "./gate-screen";
import { NewPersonSheet } from "./new-person-sheet";
import { PersonRow } from "./person-row";
import { TalkSheet } from "./talk-sheet";

/** The list by workplace and shift, searched as it is typed; a tap on a person opens the talk. */
export function People({ phone, acts }: GateProps) {
  const t = useTranslations("phone.people");
  if (!phone.list) {
    return (
      <EmptyState
        action={
          <a className={buttonStyle({ variant: "red" })} href="/settings/phone">
            {t("add")}
          </a>
        }
        className="mt-4"
        title={t("expired")}
      />
    );
  }
  return <Listed acts={acts} list={phone.list} phone={phone} />;
}

function Listed({ phone, acts, list }: GateProps & { list: PhoneList }) {
  const t = useTranslations("phone");
  const [typed, setTyped] = useState("");
  const search = useDeferredValue(typed);
  const [saved, setSaved] = useState<string | null>(null);
  const { talking, open, draft } = useTalking(phone.key);
  const [adding, setAdding] = useState(false);
  const people = useMemo(() => withWritten(list.people, phone.outbox), [list.people, phone.outbox]);
  const groups = useMemo(() => grouped(found(people, search)), [people, search]);
  const order = groups.flatMap((group) => group.people);
  const person = people.find(({ id }) => id === talking);
  const next = order[order.findIndex(({ id }) => id === talking) + 1];
  return (
    <>
      <div className="my-3 flex items-center gap-2">
        <SearchInput
          className="min-w-0 flex-1"
          label={t("people.search")}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {list.may.create ? <Button onClick={() => setAdding(true)}>{t("people.add")}</Button> : null}
      </div>
      {saved ? <Saved className="mb-3">{t("send.saved", { name: saved })}</Saved> : null}
      <Counted list={list} shown={order.length} />
      {groups.map((group) => (
        <Group acts={acts} group={group} key={group.key} list={list} onLog={open} onSaved={setSaved} />
      ))}
      {person ? (
        <TalkSheet
          draft={draft?.contactId === person.id ? draft : null}
          key={person.id}
          list={list}
          next={next ?? null}
          onClose={() => open(null)}
          onSave={async (entry, goesOn) => {
            await acts.add(entry, person.name);
            setSaved(person.name);
            open(goesOn ? (next?.id ?? null) : null);
          }}
          person={person}
          phoneKey={phone.key}
        />
      ) : null}
      {adding ? (
        <NewPersonSheet
          onClose={() => setAdding(false)}
          onSave={async (entry) => {
            await acts.add(entry, entry.name);
            setAdding(false);
            open(entry.id);
          }}
          places={list.places}
        />
      ) : null}
    </>
  );
}

/** Whose talk is open; the one that was half written when the phone was locked opens by itself. */
function useTalking(key: CryptoKey) {
  const [talking, setTalking] = useState<string | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  useEffect(() => {
    void readDraft(key).then((kept) => {
      setDraft(kept);
      if (kept) setTalking(kept.contactId);
    });
  }, [key]);
  const open = (id: string | null) => {
    setDraft(null);
    setTalking(id);
  };
  return { talking, open, draft };
}

function Counted({ list, shown }: { list: PhoneList; shown: number }) {
  const t = useTranslations("phone.people");
  const total = list.people.length;
  return (
    <>
      {list.total > total ? <Notice>{t("tooMany", { total: list.total, shown: total })}</Notice> : null}
      <p aria-live="polite" className="my-2 text-12 text-ink-3">
        {shown === 0 && total > 0 ? t("nobody") : t("count", { shown, total })}
      </p>
    </>
  );
}

type GroupProps = {
  group: PersonGroup<WrittenPerson>;
  list: PhoneList;
  acts: GateProps["acts"];
  onLog: (id: string) => void;
  onSaved: (name: string) => void;
};

function Group({ group, list, acts, onLog, onSaved }: GroupProps) {
  const t = useTranslations("phone.people");
  const { workplace, shift, people } = group;
  const promised = (person: PhonePerson, followUpId: string, dueOn?: string) => {
    const base = { id: v7(), at: new Date().toISOString(), followUpId };
    const entry = dueOn ? { ...base, kind: "postponed" as const, dueOn } : { ...base, kind: "kept" as const };
    return acts.add(entry, person.name);
  };
  const noAnswer = async ({ id: contactId, name }: PhonePerson) => {
    const made = { id: v7(), at: new Date().toISOString() };
    await acts.add({ ...made, kind: "conversation", contactId, outcome: "no_answer" }, name);
    onSaved(name);
  };
  return (
    <Section className="mb-4" meta={shift ?? t("noShift")} title={workplace ?? t("elsewhere")}>
      <ul>
        {people.map((person) => (
          <PersonRow
            key={person.id}
            onLog={() => onLog(person.id)}
            onNoAnswer={() => noAnswer(person)}
            onPromise={(followUpId, dueOn) => promised(person, followUpId, dueOn)}
            person={person}
            timeZone={list.timeZone}
          />
        ))}
      </ul>
    </Section>
  );
}
