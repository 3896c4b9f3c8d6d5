"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { Section } from "@/components/ui/section";
import type { GateProps } from "./gate-screen";

export function ThisPhone({ phone, acts }: GateProps) {
  const t = useTranslations("phone.phone");
  const tabs = useTranslations("phone.tabs");
  const format = useFormatter();
  const [sure, setSure] = useState(false);
  const day = (text: string) =>
    format.dateTime(new Date(text), {
      weekday: "short",
      day: "numeric",
      month: "short",
      hour: "numeric",
      minute: "numeric",
    });
  const { list, outbox } = phone;
  return (
    <Section className="mt-4" title={tabs("phone")}>
      <div className="grid justify-items-start gap-3">
        {list ? (
          <p className="text-14 text-ink-2">
            {t("until", { day: day(list.expiresAt), taken: day(list.takenAt) })}
          </p>
        ) : null}
        <Button onClick={acts.lock}>{t("lock")}</Button>
        {list ? <Button onClick={acts.renew}>{t("renew")}</Button> : null}
        <a className={buttonStyle()} href="/settings/phone">
          {t("choose")}
        </a>
        <a className={buttonStyle({ variant: "bare" })} href="/">
          {t("back")}
        </a>
        <p className="text-13 text-ink-3">{t("install")}</p>
        <p className="mt-4 text-14 text-ink-2">{t("clearText", { count: outbox.length })}</p>
        <Button onClick={() => (sure ? acts.clear() : setSure(true))}>
          {sure ? t("clearSure") : t("clear")}
        </Button>
      </div>
    </Section>
  );
}
