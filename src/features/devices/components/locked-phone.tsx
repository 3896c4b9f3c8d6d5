"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/fields";
import { Notice } from "@/components/ui/states";

type LockedPhoneProps = {
  waiting: number;
  owner?: string | undefined;
  left?: number;
  /** The last try could not be made: the browser's store failed. */
  isBroken?: boolean;
  onOpen: (pin: string) => Promise<void>;
  onClear: () => Promise<void>;
};

export function LockedPhone({ waiting, owner, left, isBroken, onOpen, onClear }: LockedPhoneProps) {
  const t = useTranslations("phone.unlock");
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const pin = String(new FormData(form).get("pin") ?? "");
    // Nothing typed is no try.
    if (busy || pin === "") return;
    setBusy(true);
    try {
      await onOpen(pin);
    } finally {
      setBusy(false);
      form.reset();
    }
  };
  return (
    <form noValidate className="mx-auto grid max-w-104 gap-4 py-6" onSubmit={submit}>
      <h1 className="text-28 font-head">{t("title")}</h1>
      {owner ? <p className="text-14 text-ink-2">{t("owner", { owner })}</p> : null}
      {waiting > 0 ? <p className="text-14 text-ink-2">{t("waiting", { count: waiting })}</p> : null}
      {isBroken ? <Notice live>{t("broken")}</Notice> : null}
      {left === undefined ? null : <Notice live>{t("left", { left })}</Notice>}
      <TextField autoComplete="off" autoFocus label={t("pin")} name="pin" required type="password" />
      <Button busy={busy} size="thumb" type="submit" variant="red">
        {t("submit")}
      </Button>
      <Forgotten onClear={onClear} />
    </form>
  );
}

function Forgotten({ onClear }: Pick<LockedPhoneProps, "onClear">) {
  const t = useTranslations("phone.unlock");
  const words = useTranslations("phone.phone");
  const [sure, setSure] = useState(false);
  return (
    <details className="border-t border-rule text-14">
      <summary className="flex min-h-tap cursor-pointer items-center font-label">{t("forgotten")}</summary>
      <p className="mb-3 text-ink-2">{t("forgottenText")}</p>
      <Button onClick={() => (sure ? onClear() : setSure(true))}>
        {sure ? words("clearSure") : words("clear")}
      </Button>
    </details>
  );
}
