"use client";

import { useTranslations } from "next-intl";
import { v7 } from "uuid";
import { Section } from "@/components/ui/section";
import type { PersonGroup, WrittenPerson } from "../list-search";
import { localNow, phoneNow } from "../phone-days";
import type { PhoneList, PhonePerson } from "../phone-list";
import { PersonRow } from "./person-row";
import { useEvent } from "./use-event";
import type { SavedActs } from "./use-saved";

type GroupProps = {
  group: PersonGroup<WrittenPerson>;
  list: PhoneList;
  onLog: (person: PhonePerson) => void;
  saved: SavedActs;
};

export function PeopleGroup({ group, list, onLog, saved }: GroupProps) {
  const t = useTranslations("phone.people");
  const { workplace, shift, people } = group;
  const made = () => ({ id: v7(), at: phoneNow(list).toISOString() });
  const saveFollowUp = useEvent((person: PhonePerson, followUpId: string, dueOn?: string) => {
    if (saved.isRepeated(person.id)) return;
    const base = { ...made(), followUpId };
    const entry = dueOn ? { ...base, kind: "postponed" as const, dueOn } : { ...base, kind: "kept" as const };
    return saved.save(entry, person);
  });
  const noAnswer = useEvent((person: PhonePerson) => {
    if (saved.isRepeated(person.id)) return;
    const entry = { kind: "conversation" as const, contactId: person.id, outcome: "no_answer" as const };
    return saved.save({ ...made(), ...entry }, person);
  });
  const log = useEvent(onLog);
  return (
    <Section className="mb-4" meta={shift ?? t("noShift")} title={workplace ?? t("elsewhere")}>
      <ul>
        {people.map((person) => (
          <PersonRow
            key={person.id}
            onLog={log}
            onNoAnswer={noAnswer}
            onFollowUp={saveFollowUp}
            person={person}
            today={localNow(list.timeZone, phoneNow(list)).day}
          />
        ))}
      </ul>
    </Section>
  );
}
