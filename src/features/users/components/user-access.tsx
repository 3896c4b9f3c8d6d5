"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { RefusalNotice } from "@/components/form/refusal";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/states";
import type { ActionResult } from "@/lib/action";
import { endSessionsOfSeatAction, makeResetLinkAction } from "../account.actions";
import { takeFactorsAwayAction } from "../second-factor.actions";
import { OneTimeLink } from "./one-time-link";
import { SessionRows } from "./session-rows";
import type { UserLine } from "./user-line";
import { withProof } from "./with-proof";

const unanswered = { ok: false, code: "UNAVAILABLE", fields: {}, values: {} } as const;

/** What an admin can do for a user who forgot the password or lost a device. */
export function UserAccess({ user: { seatId, own, sessions, factor, lastSignIn } }: { user: UserLine }) {
  const t = useTranslations("users.access");
  const [pending, start] = useTransition();
  const [refused, setRefused] = useState<ActionResult<unknown> | null>(null);
  const [link, setLink] = useState<string | null>(null);
  const makeLink = () =>
    start(async () => {
      const result = await withProof(() => makeResetLinkAction({ seatId })).catch(() => unanswered);
      setRefused(result);
      setLink(result.ok ? result.data.path : null);
    });
  const takeAway = () =>
    start(async () =>
      setRefused(await withProof(() => takeFactorsAwayAction({ seatId })).catch(() => unanswered)),
    );
  const end = () =>
    start(async () => setRefused(await endSessionsOfSeatAction({ seatId }).catch(() => unanswered)));
  const elsewhere = refused && !refused.ok && refused.fields.seat === "elsewhere";
  return (
    <div>
      {elsewhere ? <Notice live>{t("elsewhere")}</Notice> : <RefusalNotice result={refused} />}
      {link ? <OneTimeLink path={link} text={t("madeText")} title={t("made")} /> : null}
      <p className="text-13 font-label">{t(`factor.${factor}`)}</p>
      <p className="mb-2 text-13 text-ink-2">
        {lastSignIn ? t("lastSignIn", { day: lastSignIn }) : t("noSignIn")}
      </p>
      <p className="text-13 font-label">{t("devices", { count: sessions.length })}</p>
      <SessionRows sessions={sessions} />
      <div className="mt-3 flex flex-wrap gap-2">
        {own ? null : (
          <Button busy={pending} onClick={makeLink}>
            {t("reset")}
          </Button>
        )}
        {own || factor === "none" ? null : (
          <Button busy={pending} onClick={takeAway}>
            {t("takeAway")}
          </Button>
        )}
        {sessions.length > 0 ? (
          <Button busy={pending} onClick={end}>
            {t("endAll")}
          </Button>
        ) : null}
      </div>
      {own ? null : <p className="mt-2 text-12 text-ink-3">{t("resetHint")}</p>}
      {own || factor === "none" ? null : <p className="mt-1 text-12 text-ink-3">{t("takeAwayHint")}</p>}
    </div>
  );
}
