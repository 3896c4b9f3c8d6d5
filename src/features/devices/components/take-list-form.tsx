"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useState } from "react";
import { v7 } from "uuid";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checks";
import { SelectField, TextField } from "@/components/ui/fields";
import { Notice } from "@/components/ui/states";
import type { PhoneList, PhonePlace } from "../lists/rules";
import { keepList, newDevice, takeList } from "./contact-with-server";
import { makeLock, pinLength, unlock } from "./lock";
import { type Lock, readLock } from "./store";

type Problem =
  | "no_signal"
  | "signed_out"
  | "refused"
  | "revoked"
  | "pins"
  | "pin_wrong"
  | "choice"
  | "no_storage";
type TakeListFormProps = { places: readonly PhonePlace[]; deviceName: string };

/** Chooses who comes along, and the PIN that opens them. */
export function TakeListForm({ places, deviceName }: TakeListFormProps) {
  const t = useTranslations("phone.take");
  const [known, setKnown] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    readLock().then(
      (lock) => setKnown(lock !== undefined),
      () => setProblem("no_storage"),
    );
  }, []);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const found = await take(form, deviceName).catch(() => "no_storage" as const);
    if (!found) return window.location.assign("/phone");
    setBusy(false);
    setProblem(found);
  };
  return (
    <form className="grid max-w-120 gap-4" onSubmit={submit}>
      {problem ? <Notice live>{t(`problems.${problem}`)}</Notice> : null}
      <PlaceFields places={places} />
      <Checkbox defaultChecked hint={t("followUpsHint")} label={t("followUps")} name="followUps" />
      <PinFields known={known} />
      <Button busy={busy} size="thumb" type="submit" variant="red">
        {t("submit")}
      </Button>
    </form>
  );
}

function PlaceFields({ places }: Pick<TakeListFormProps, "places">) {
  const t = useTranslations("phone.take");
  const [at, setAt] = useState(places.length === 1 ? (places[0]?.id ?? "") : "");
  const place = places.find(({ id }) => id === at);
  const parts = [
    {
      name: "departmentId",
      label: t("department"),
      all: t("everyDepartment"),
      list: place?.departments ?? [],
    },
    { name: "shiftId", label: t("shift"), all: t("everyShift"), list: place?.shifts ?? [] },
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
        {places.map(({ id, name }) => (
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

async function take(form: FormData, name: string): Promise<Problem | null> {
  const text = (field: string) => String(form.get(field) ?? "");
  const part = (field: string) => (text(field) ? { [field]: text(field) } : {});
  const choice = {
    ...{ ...part("workplaceId"), ...part("departmentId"), ...part("shiftId") },
    followUps: form.has("followUps"),
  };
  if (!text("workplaceId") && !choice.followUps) return "choice";
  const lock = await readLock();
  if (!lock && text("pin") !== text("again")) return "pins";
  const opened = lock ? await unlock(text("pin")) : null;
  if (opened && !("key" in opened)) return "pin_wrong";
  const device = lock?.device ?? newDevice(v7(), name);
  const taken = await takeList(device, choice);
  if (!taken.ok) return taken.why;
  const key = opened?.key ?? (await makeLock(text("pin"), lockOf(device, taken.list)));
  await navigator.storage?.persist?.();
  await keepList(key, { list: taken.list, choice });
  return null;
}

const lockOf = (device: Lock["device"], { user, expiresAt }: PhoneList) => ({
  device,
  userId: user.id,
  expiresAt,
});
