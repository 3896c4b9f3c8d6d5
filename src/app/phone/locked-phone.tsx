"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/fields";
import { Notice } from "@/components/ui/states";

type LockedPhoneProps = {
  waiting: number;
  left?: number;
  onOpen: (pin: string) => Promise<void>;
  onClear: () => Promise<void>;
};

export function LockedPhone({ waiting, left, onOpen, onClear }: LockedPhoneProps) {
  const t = useTranslations("phone.unlock");
  const words = useTranslations("phone.phone");
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (busy) return;
    setBusy(true);
    await onOpen(String(new FormData(form).get("pin") ?? ""));
    setBusy(false);
    form.reset();
  };
  return (
    <form className="mx-auto grid max-w-104 gap-4 py-6" onSubmit={submit}>
      <h1 className="text-28 font-head">{t("title")}</h1>
      {waiting > 0 ? <p className="text-14 text-ink-2">{t("waiting", { count: waiting })}</p> : null}
      {left === undefined ? null : <Notice live>{t("left", { left })}</Notice>}
      <TextField autoComplete="off" autoFocus label={t("pin")} name="pin" required type="password" />
      <Button busy={busy} size="thumb" type="submit" variant="red">
        {t("submit")}
      </Button>
      <details className="border-t border-rule text-14">
        <summary className="flex min-h-tap cursor-pointer items-center font-label">{t("forgotten")}</summary>
        <p className="mb-3 text-ink-2">{t("forgottenText")}</p>
        <Button onClick={onClear}>{words("clearSure")}</Button>
      </details>
    </form>
  );
}
