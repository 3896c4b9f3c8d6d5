"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { cn } from "@/components/ui/cn";
import type { GateProps } from "./gate-props";
import { OutboxList } from "./outbox-list";
import { People } from "./people";
import { SendLine } from "./send-line";
import { ThisPhone } from "./this-phone";
import type { SendState } from "./use-sending";

type Tab = "people" | "outbox" | "phone";

export function GateScreen({ phone, acts, send }: GateProps & { send: SendState }) {
  const t = useTranslations("phone.tabs");
  const [tab, setTab] = useState<Tab>("people");
  const unsent = phone.outbox.filter(({ state }) => state !== "told").length + phone.unreadable.length;
  const told = phone.outbox.filter(({ state }) => state === "told").length;
  const item = (key: Tab) => (
    <button
      aria-pressed={tab === key}
      className="min-h-tap min-w-0 flex-auto px-1 text-14 font-label aria-pressed:bg-ink aria-pressed:text-on-ink"
      onClick={() => setTab(key)}
      type="button"
    >
      <span className={cn(key === "outbox" && unsent + told > 0 && "font-head")}>
        {t(key)}
        {key === "outbox" && unsent > 0 ? <span className="fig"> {unsent}</span> : null}
        {key === "outbox" && told > 0 ? <span> !</span> : null}
      </span>
    </button>
  );
  return (
    <>
      <h1 className="sr-only">{t(tab)}</h1>
      <nav aria-label={t("label")} className="-mx-4 flex border-b-2 border-ink bg-sheet md:mx-0">
        {item("people")}
        {item("outbox")}
        {item("phone")}
      </nav>
      <SendLine acts={acts} heardAt={phone.heardAt} outbox={phone.outbox} send={send} />
      {tab === "people" ? <People acts={acts} phone={phone} /> : null}
      {tab === "outbox" ? <OutboxList acts={acts} phone={phone} /> : null}
      {tab === "phone" ? <ThisPhone acts={acts} phone={phone} /> : null}
    </>
  );
}
