"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { v7 } from "uuid";
import { BottomSheet } from "@/components/ui/bottom-sheet";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/fields";
import { SheetBody, SheetSaveBar } from "@/components/ui/sheet-parts";
import { Notice } from "@/components/ui/states";
import type { PhoneEntryInput } from "../outbox.schema";
import { phoneNow } from "../phone-days";
import type { PhoneList, PhoneWorkplace } from "../phone-list";
import type { Acted } from "./phone-acts";

type NewPerson = Extract<PhoneEntryInput, { kind: "contact" }>;
type NewPersonSheetProps = {
  list: PhoneList;
  /** The person to correct; a new one otherwise. */
  entry?: NewPerson;
  onClose: () => void;
  onSave: (entry: NewPerson) => Promise<Acted>;
};

/** Opens with what was typed when the server refused it. */
export function NewPersonSheet({ list, entry, onClose, onSave }: NewPersonSheetProps) {
  const t = useTranslations("phone.person");
  const conversation = useTranslations("phone.conversation");
  const errors = useTranslations("errors.fields");
  const [id] = useState(() => entry?.id ?? v7());
  const [trouble, setTrouble] = useState<"name" | "phone" | Exclude<Acted, "kept"> | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    if (String(form.get("name") ?? "").trim() === "") return setTrouble("name");
    if (!looksLikePhone(String(form.get("phone") ?? ""))) return setTrouble("phone");
    setBusy(true);
    const result = await onSave(personOf(form, { id, at: entry?.at ?? phoneNow(list).toISOString() }));
    setBusy(false);
    if (result !== "kept") setTrouble(result);
  };
  return (
    <BottomSheet onOpenChange={(open) => !open && onClose()} open title={entry ? t("change") : t("title")}>
      <form noValidate className="flex min-h-0 flex-1 flex-col" onSubmit={submit}>
        <SheetBody>
          {trouble === "failed" || trouble === "sent" ? <Notice live>{conversation(trouble)}</Notice> : null}
          <TextField
            autoComplete="off"
            defaultValue={entry?.name}
            error={trouble === "name" ? errors("required") : undefined}
            label={t("name")}
            maxLength={200}
            name="name"
            required
          />
          <TextField
            autoComplete="off"
            defaultValue={entry?.phones?.[0]}
            error={trouble === "phone" ? t("phoneOdd") : undefined}
            inputMode="tel"
            label={t("phone")}
            maxLength={40}
            name="phone"
          />
          <WorkplaceFields entry={entry} workplaces={list.workplaces} />
        </SheetBody>
        <SheetSaveBar>
          <Button busy={busy} size="thumb" type="submit" variant="red">
            {entry ? t("saveChange") : t("save")}
          </Button>
        </SheetSaveBar>
      </form>
    </BottomSheet>
  );
}

type WorkplaceFieldsProps = { workplaces: readonly PhoneWorkplace[]; entry: NewPerson | undefined };

function WorkplaceFields({ workplaces, entry }: WorkplaceFieldsProps) {
  const t = useTranslations("phone.person");
  const [at, setAt] = useState(entry ? (entry.workplaceId ?? "") : (workplaces[0]?.id ?? ""));
  const workplace = workplaces.find(({ id }) => id === at);
  return (
    <>
      <SelectField
        label={t("workplace")}
        name="workplaceId"
        onChange={(event) => setAt(event.currentTarget.value)}
        value={at}
      >
        <Choices list={workplaces} />
      </SelectField>
      <SelectField
        defaultValue={entry?.departmentId}
        key={`${at}d`}
        label={t("department")}
        name="departmentId"
      >
        <Choices list={workplace?.departments ?? []} />
      </SelectField>
      <SelectField defaultValue={entry?.shiftId} key={`${at}s`} label={t("shift")} name="shiftId">
        <Choices list={workplace?.shifts ?? []} />
      </SelectField>
    </>
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

/** A rough check: the numbering plan is too large for a phone, the server has it. */
function looksLikePhone(text: string): boolean {
  const digits = text.replace(/\D/g, "").length;
  return text.trim() === "" || (digits >= 6 && digits <= 15);
}

function personOf(form: FormData, made: { id: string; at: string }): NewPerson {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const part = (name: string) => (text(name) ? { [name]: text(name) } : {});
  return {
    ...{ kind: "contact", ...made, name: text("name") },
    phones: text("phone") ? [text("phone")] : [],
    ...{ ...part("workplaceId"), ...part("departmentId"), ...part("shiftId") },
  };
}
