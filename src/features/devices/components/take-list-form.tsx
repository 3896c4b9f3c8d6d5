"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useCallback, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checks";
import { SelectField, TextField } from "@/components/ui/fields";
import { Notice } from "@/components/ui/states";
import type { PhoneWorkplace } from "../phone-list";
import { clearPhone } from "./clear";
import { ListSize, useListSize } from "./list-size";
import { pinLength } from "./lock";
import { type Held, heldHere, type Problem, takeAlong } from "./take-along";

type TakeListFormProps = { workplaces: readonly PhoneWorkplace[]; deviceName: string; userId: string };

export function TakeListForm({ workplaces, deviceName, userId }: TakeListFormProps) {
  const t = useTranslations("phone.take");
  const router = useRouter();
  const [held, setHeld] = useState<Held | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const { people, count } = useListSize();
  const look = useCallback(() => heldHere(userId).then(setHeld, () => setProblem("no_storage")), [userId]);
  useEffect(() => {
    void look();
  }, [look]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const found = await takeAlong(form, { userId, deviceName }).catch(() => "no_storage" as const);
    if (!found) return router.push("/phone");
    setBusy(false);
    setProblem(found);
    await look();
  };
  if (held && !held.isMine && held.unsent > 0) return <SomebodysWords held={held} onGone={look} />;
  return (
    <form
      noValidate
      className="grid max-w-120 gap-4"
      onChange={({ currentTarget }) => count(currentTarget)}
      onSubmit={submit}
    >
      {problem ? <Notice live>{t(`problems.${problem}`)}</Notice> : null}
      {held && !held.isMine ? <Notice>{t("replaces", { owner: held.owner ?? t("somebody") })}</Notice> : null}
      <WorkplaceFields workplaces={workplaces} />
      <Checkbox defaultChecked hint={t("followUpsHint")} label={t("followUps")} name="followUps" />
      <ListSize people={people} />
      <PinFields known={held?.isMine === true} />
      <Button busy={busy} size="thumb" type="submit" variant="red">
        {t("submit")}
      </Button>
    </form>
  );
}

/** Another user's entries are unsent here: nothing of theirs is sent or deleted. */
function SomebodysWords({ held, onGone }: { held: Held; onGone: () => Promise<void> }) {
  const t = useTranslations("phone.take");
  const [sure, setSure] = useState(false);
  const owner = held.owner ?? t("somebody");
  const discard = async () => {
    if (!sure) return setSure(true);
    await clearPhone().catch(() => undefined);
    await onGone();
  };
  return (
    <div className="grid max-w-120 justify-items-start gap-3">
      <Notice live>{t("held", { owner, count: held.unsent })}</Notice>
      <Button onClick={discard}>
        {sure ? t("discardSure", { owner, count: held.unsent }) : t("discard", { owner })}
      </Button>
    </div>
  );
}

function WorkplaceFields({ workplaces }: Pick<TakeListFormProps, "workplaces">) {
  const t = useTranslations("phone.take");
  const [at, setAt] = useState(workplaces.length === 1 ? (workplaces[0]?.id ?? "") : "");
  const workplace = workplaces.find(({ id }) => id === at);
  const parts = [
    {
      name: "departmentId",
      label: t("department"),
      all: t("everyDepartment"),
      list: workplace?.departments ?? [],
    },
    { name: "shiftId", label: t("shift"), all: t("everyShift"), list: workplace?.shifts ?? [] },
  ];
  return (
    <>
      <SelectField
        label={t("workplace")}
        name="workplaceId"
        onChange={(event) => setAt(event.currentTarget.value)}
        value={at}
      >
        <option value="">{t("noWorkplace")}</option>
        {workplaces.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      {parts
        .filter(({ list }) => list.length > 0)
        .map(({ name, label, all, list }) => (
          <SelectField key={`${at}${name}`} label={label} name={name}>
            <option value="">{all}</option>
            {list.map((part) => (
              <option key={part.id} value={part.id}>
                {part.name}
              </option>
            ))}
          </SelectField>
        ))}
    </>
  );
}

function PinFields({ known }: { known: boolean }) {
  const t = useTranslations("phone.take");
  const look = { autoComplete: "off", maxLength: pinLength.most, required: true, type: "password" } as const;
  if (known) return <TextField {...look} hint={t("pinKnownHint")} label={t("pinKnown")} name="pin" />;
  return (
    <>
      <TextField {...look} hint={t("pinHint")} label={t("pin")} minLength={pinLength.least} name="pin" />
      <TextField {...look} label={t("pinAgain")} minLength={pinLength.least} name="again" />
    </>
  );
}
