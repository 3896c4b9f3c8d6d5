"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { sessionHours } from "@/lib/session-limits";
import { isReady, type Waiting } from "./outbox";
import type { PhoneActs } from "./phone-acts";
import type { SendState } from "./use-sending";

type SendLineProps = { send: SendState; outbox: readonly Waiting[]; heardAt: number; acts: PhoneActs };

/** "3 waiting", why, and the button that sends them: on every tab while anything waits. */
export function SendLine({ send, outbox, heardAt, acts }: SendLineProps) {
  const t = useTranslations("phone");
  const why = useWhy(send);
  const waiting = outbox.filter((each) => isReady(each, outbox)).length;
  if (waiting === 0) return null;
  const isOut = send?.kind === "signed_out" || send?.kind === "other_user";
  const isIdle = !isOut && Date.now() - heardAt > sessionHours.idle * 3_600_000;
  return (
    <div
      className="my-3 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-2 bg-ink px-3 py-2 text-14 text-on-ink"
      data-slot="send-line"
      role="status"
    >
      <div className="min-w-0 flex-1 basis-40">
        <b className="font-strong">{t("outbox.count", { count: waiting })}</b>
        {why ? <span className="block text-13">{why}</span> : null}
        {isIdle ? <span className="block text-13">{t("send.signInLater")}</span> : null}
      </div>
      {isOut ? (
        <a className={buttonStyle({ size: "sm" })} href="/sign-in?to=/phone">
          {t("send.signIn")}
        </a>
      ) : (
        <Button busy={send?.kind === "sending"} onClick={acts.sendNow} size="sm">
          {t("outbox.send")}
        </Button>
      )}
    </div>
  );
}

function useWhy(send: SendState): string | null {
  const t = useTranslations("phone.send");
  const errors = useTranslations("errors.codes");
  if (!send || send.kind === "sent" || send.kind === "revoked" || send.kind === "too_many") return null;
  return send.kind === "refused" ? t("refused", { why: errors(send.code) }) : t(send.kind);
}
