"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { GateBar, type GateTab } from "./gate-bar";
import type { GateProps } from "./gate-props";
import { OutboxList } from "./outbox-list";
import { People } from "./people";
import { SendLine } from "./send-line";
import { ThisPhone } from "./this-phone";
import type { SendState } from "./use-sending";

export function GateScreen({ phone, acts, send }: GateProps & { send: SendState }) {
  const t = useTranslations("phone.tabs");
  const [tab, setTab] = useState<GateTab>("people");
  const [asked, setAsked] = useState(0);
  const log = () => {
    setTab("people");
    setAsked((before) => before + 1);
  };
  return (
    <>
      <h1 className="sr-only">{t(tab)}</h1>
      <SendLine acts={acts} heardAt={phone.heardAt} outbox={phone.outbox} send={send} />
      {tab === "people" ? <People acts={acts} asked={asked} phone={phone} /> : null}
      {tab === "outbox" ? <OutboxList acts={acts} phone={phone} /> : null}
      {tab === "phone" ? <ThisPhone acts={acts} phone={phone} /> : null}
      <GateBar onLog={log} onTab={setTab} phone={phone} tab={tab} />
    </>
  );
}
