"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { v7 } from "uuid";
import { draftKey } from "@/components/form/draft-storage";
import { useDraft } from "@/components/form/use-draft";
import { Button } from "@/components/ui/button";
import { SheetBody, SheetSaveBar } from "@/components/ui/sheet-parts";
import { Notice } from "@/components/ui/states";
import { logGroupAction } from "../groups.actions";
import type { GroupFormData, GroupPerson } from "../groups.queries";
import { collides } from "./collision";
import { CollisionWords } from "./collision-words";
import { GroupPicker } from "./group-picker";
import { type Lacking, lackingIn, nothingLacks } from "./lacking";
import { IssuesQuestion, OutcomeQuestion } from "./log-questions";
import { NotesQuestion, WhereAndWhen } from "./log-questions-after";
import { groupOf } from "./participants";
import { withPastDays } from "./past-follow-up-days";
import { PersonAnswers } from "./person-answers";
import { reachedOnly } from "./reached-only";
import { DraftNotice, SaveNotice } from "./sheet-notices";
import { useDraftForm } from "./use-draft-form";
import { type How, useSave } from "./use-save";

type GroupFormProps = {
  data: GroupFormData;
  groupId: string;
  userId: string;
  people: readonly GroupPerson[];
  setPeople: (people: GroupPerson[]) => void;
  onSaved: (saved: { ids: string[]; again: boolean }, how: How) => void;
};

export function GroupForm(props: GroupFormProps) {
  const { data, people, setPeople } = props;
  const { draft, save, form, lacking } = useGroup(props);
  const t = useTranslations("conversations.group");
  const problems = save.refusal?.fields ?? {};
  return (
    <form noValidate className="group/log flex min-h-0 flex-1 flex-col" {...form}>
      <SheetBody>
        <DraftNotice discard={save.discard} since={draft.since} />
        <Collisions people={people} />
        <GroupPicker
          beside={data.beside}
          onAdd={(person) => setPeople([...people, person])}
          onRemove={(id) => setPeople(people.filter((person) => person.id !== id))}
          people={people}
        />
        <OutcomeQuestion />
        <div className={reachedOnly}>
          <IssuesQuestion issues={data.issues} />
        </div>
        <div className="border-t-2 border-ink">
          {people.map((person) => (
            <PersonAnswers
              days={data.days}
              key={person.id}
              mayAssess={data.may.assess}
              person={person}
              problem={problems[person.id]}
              problems={lacking.undated.has(person.id) ? { followUp: "date" } : {}}
              unproven={lacking.unproven.get(person.id) ?? null}
            />
          ))}
        </div>
        {data.may.note ? <NotesQuestion problem={problems.notes} /> : null}
        <WhereAndWhen channel="group_meeting" problem={problems.heldOn} today={data.days.today} />
      </SheetBody>
      <SaveNotice {...save} />
      <SheetSaveBar>
        <Button busy={save.busy} size="thumb" type="submit" variant="red">
          {people.length < 2 ? t("addSomebody") : t("save", { count: people.length })}
        </Button>
      </SheetSaveBar>
    </form>
  );
}

function Collisions({ people }: Pick<GroupFormProps, "people">) {
  const fresh = people.flatMap(({ id, name, lastContact }) =>
    lastContact && collides(lastContact) ? [{ id, name, last: lastContact }] : [],
  );
  if (fresh.length === 0) return null;
  return (
    <Notice>
      <ul className="grid gap-1">
        {fresh.map(({ id, name, last }) => (
          <li key={id}>
            <CollisionWords last={last} name={name} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function useGroup({ groupId, userId, people, onSaved }: GroupFormProps) {
  const [lacking, setLacking] = useState<Lacking>(nothingLacks);
  const [made] = useState(() => new Map<string, string>());
  const contactIds = people.map(({ id }) => id);
  for (const id of contactIds) if (!made.has(id)) made.set(id, v7());
  const draft = useDraft({
    draftKey: draftKey(userId, "group", contactIds.toSorted().join()),
    ids: { group: groupId, ...Object.fromEntries(made) },
    restore: withPastDays,
  });
  const save = useSave({
    draft,
    send: (form) => logGroupAction(groupOf({ ids: draft.ids, form })),
    onSaved,
  });
  const form = useDraftForm({
    draft,
    onSave: (element) => {
      if (contactIds.length < 2) return;
      const found = lackingIn(new FormData(element), contactIds);
      setLacking(found);
      if (found.unproven.size + found.undated.size === 0) save.save(element);
    },
  });
  return { draft, save, form, lacking };
}
