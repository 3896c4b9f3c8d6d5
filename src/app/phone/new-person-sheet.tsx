"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { v7 } from "uuid";
import { BottomSheet } from "@/components/ui/bottom-sheet";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/fields";
import { SheetBody, SheetSaveBar } from "@/components/ui/sheet-parts";
import type { PhonePlace } from "@/features/devices/lists/rules";
import type { PhoneEntryInput } from "@/features/devices/outbox/schema";

type NewPerson = Extract<PhoneEntryInput, { kind: "contact" }>;
type NewPersonSheetProps = {
  places: readonly PhonePlace[];
  onClose: () => void;
  onSave: (entry: NewPerson) => Promise<void>;
};

export function NewPersonSheet({ places, onClose, onSave }: NewPersonSheetProps) {
  const t = useTranslations("phone.person");
  const [at, setAt] = useState(places[0]?.id ?? "");
  const place = places.find(({ id }) => id === at);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    return onSave(personOf(new FormData(event.currentTarget)));
  };
  return (
    <BottomSheet onOpenChange={(open) => !open && onClose()} open title={t("title")}>
      <form className="flex min-h-0 flex-1 flex-col" onSubmit={submit}>
        <SheetBody>
          <TextField autoComplete="off" label={t("name")} maxLength={200} name="name" required />
          <TextField autoComplete="off" inputMode="tel" label={t("phone")} maxLength={40} name="phone" />
          <SelectField
            label={t("workplace")}
            name="workplaceId"
            onChange={(event) => setAt(event.currentTarget.value)}
            value={at}
          >
            <Choices list={places} />
          </SelectField>
          <SelectField key={`${at}d`} label={t("department")} name="departmentId">
            <Choices list={place?.departments ?? []} />
          </SelectField>
          <SelectField key={`${at}s`} label={t("shift")} name="shiftId">
            <Choices list={place?.shifts ?? []} />
          </SelectField>
        </SheetBody>
        <SheetSaveBar>
          <Button size="thumb" type="submit" variant="red">
            {t("save")}
          </Button>
        </SheetSaveBar>
      </form>
    </BottomSheet>
  );
}

function Choices({ list }: { list: readonly { id: string; name: string }[] }) {
  const t = useTranslations("phone.person");
  return (
    <>
      <option value="">{t("none")}</option>
      {list.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </>
  );
}

function personOf(form: FormData): NewPerson {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const part = (name: string) => (text(name) ? { [name]: text(name) } : {});
  return {
    ...{ kind: "contact", id: v7(), at: new Date().toISOString(), name: text("name") },
    phones: text("phone") ? [text("phone")] : [],
    ...{ ...part("workplaceId"), ...part("departmentId"), ...part("shiftId") },
  };
}
