"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/fields";
import { Notice } from "@/components/ui/states";
import { insidePath, signIn } from "./sign-in-request";

const known = ["INVALID", "TOO_MANY_TRIES"] as const;

export function SignInForm({ to, email }: { to?: string; email?: string }) {
  const t = useTranslations("users.signIn");
  const [refusal, setRefusal] = useState<(typeof known)[number] | "UNAVAILABLE" | null>(null);
  const [busy, setBusy] = useState(false);
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const answer = await signIn(String(form.get("email")), String(form.get("password"))).catch(() => ({
      ok: false as const,
      code: "UNAVAILABLE",
    }));
    if (answer.ok) return window.location.assign(insidePath(to));
    setBusy(false);
    setRefusal(known.find((code) => code === answer.code) ?? "UNAVAILABLE");
  }
  return (
    <form className="mt-6 grid gap-5" method="post" onSubmit={submit}>
      {refusal ? <Notice live>{t(`refused.${refusal}`)}</Notice> : null}
      <TextField
        autoComplete="username"
        autoFocus={!email}
        defaultValue={email}
        label={t("email")}
        name="email"
        required
        type="email"
      />
      <TextField
        autoComplete="current-password"
        label={t("password")}
        name="password"
        required
        type="password"
      />
      <Button busy={busy} size="thumb" type="submit" variant="red">
        {t("submit")}
      </Button>
    </form>
  );
}
