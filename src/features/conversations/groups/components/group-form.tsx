"use client";

import { useTranslations } from "next-intl";
import { type Dispatch, type SetStateAction, type SubmitEventHandler, useState } from "react";
import { Button } from "@/components/ui/button";
import { SheetBody, SheetSaveBar } from "@/components/ui/sheet-parts";
import { Notice } from "@/components/ui/states";
import type { ActionResult } from "@/lib/action";
import { clearOnSecondTap } from "../../components/clear-on-second-tap";
import { IssuesQuestion, OutcomeQuestion } from "../../components/log-questions";
import { NotesQuestion, WhereAndWhen } from "../../components/log-questions-after";
import type { Level } from "../../vocabulary/rules";
import type { GroupSheetData } from "../queries";
import { GroupPicker } from "./group-picker";
import { type Participant, participant } from "./participants";
import { PersonAnswers } from "./person-answers";

type GroupFormProps = {
  data: GroupSheetData;
  people: readonly Participant[];
  setPeople: Dispatch<SetStateAction<Participant[]>>;
  refusal: Extract<ActionResult<unknown>, { ok: false }> | null;
  /** For each contact whose acts don't bear the level out: the best that they do. */
  unproven: Record<string, Level>;
  busy: boolean;
  onSubmit: SubmitEventHandler<HTMLFormElement>;
};

export function GroupForm(props: GroupFormProps) {
  const { data, people, setPeople, refusal, unproven, busy, onSubmit } = props;
  const [tapAgain] = useState(clearOnSecondTap);
  const t = useTranslations("conversations.group");
  const errors = useTranslations("errors.codes");
  const problems = refusal?.fields ?? {};
  return (
    <form className="group/log flex min-h-0 flex-1 flex-col" onSubmit={onSubmit} {...tapAgain}>
      <SheetBody>
        {refusal ? <Notice live>{errors(refusal.code)}</Notice> : null}
        <GroupPicker
          beside={data.beside}
          onAdd={(person) => setPeople((before) => [...before, participant(person)])}
          onRemove={(id) => setPeople((before) => before.filter(({ person }) => person.id !== id))}
          people={people.map(({ person }) => person)}
        />
        <OutcomeQuestion />
        <IssuesQuestion issues={data.issues} />
        <div className="border-t-2 border-ink">
          {people.map(({ person }) => (
            <PersonAnswers
              days={data.days}
              key={person.id}
              mayAssess={data.may.assess}
              person={person}
              problem={problems[person.id]}
              unproven={unproven[person.id] ?? null}
            />
          ))}
        </div>
        {data.may.note ? <NotesQuestion problem={problems.notes} /> : null}
        <WhereAndWhen channel="group_meeting" problem={problems.heldOn} today={data.days.today} />
      </SheetBody>
      <SheetSaveBar>
        <Button busy={busy} size="thumb" type="submit" variant="red">
          {people.length < 2 ? t("addSomebody") : t("save", { count: people.length })}
        </Button>
      </SheetSaveBar>
    </form>
  );
}
