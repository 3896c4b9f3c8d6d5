"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { Section } from "@/components/ui/section";
import { Notice, Saved } from "@/components/ui/states";
import type { PhoneList } from "../phone-list";
import type { GateProps } from "./gate-props";
import { PersistNotice } from "./persist-notice";

export function ThisPhone({ phone, acts }: GateProps) {
  const t = useTranslations("phone.phone");
  const tabs = useTranslations("phone.tabs");
  const [sure, setSure] = useState(false);
  const { list, outbox, drafts } = phone;
  const words = outbox.filter(({ state }) => state !== "told").length + drafts.length;
  return (
    <Section className="mt-4" title={tabs("phone")}>
      <div className="grid max-w-120 gap-3">
        {list ? <Days list={list} /> : null}
        <PersistNotice />
        <Button onClick={acts.lock}>{t("lock")}</Button>
        {list ? <Renew acts={acts} /> : null}
        <a className={buttonStyle()} href="/settings/phone">
          {t("choose")}
        </a>
        <p className="text-13 text-ink-3">{t("install")}</p>
        <p className="mt-4 text-14 text-ink-2">{t("clearText", { count: words })}</p>
        <Button onClick={() => (sure ? acts.clear() : setSure(true))}>
          {sure ? t("clearSure") : t("clear")}
        </Button>
      </div>
    </Section>
  );
}

function Days({ list }: { list: PhoneList }) {
  const t = useTranslations("phone.phone");
  const format = useFormatter();
  const day = (text: string) =>
    format.dateTime(new Date(text), {
      weekday: "short",
      day: "numeric",
      month: "short",
      hour: "numeric",
      minute: "numeric",
    });
  return (
    <p className="text-14 text-ink-2">{t("until", { day: day(list.expiresAt), taken: day(list.takenAt) })}</p>
  );
}

function Renew({ acts }: Pick<GateProps, "acts">) {
  const t = useTranslations("phone");
  const [said, setSaid] = useState<Awaited<ReturnType<GateProps["acts"]["renew"]>> | null>(null);
  const [busy, setBusy] = useState(false);
  const renew = async () => {
    if (busy) return;
    setBusy(true);
    setSaid(null);
    setSaid(await acts.renew());
    setBusy(false);
  };
  return (
    <>
      <Button busy={busy} onClick={renew}>
        {t("phone.renew")}
      </Button>
      {said === "taken" ? <Saved>{t("phone.renewed")}</Saved> : null}
      {said && said !== "taken" ? <Notice live>{t(`take.problems.${said}`)}</Notice> : null}
    </>
  );
}
