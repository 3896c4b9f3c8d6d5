"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import type { Waiting } from "@/features/devices/components/outbox";
import type { PhoneActs, SendState } from "@/features/devices/components/use-phone";

type SendLineProps = { send: SendState; outbox: readonly Waiting[]; acts: PhoneActs };

/** "3 waiting", why, and the button that sends them: on every tab while anything waits. */
export function SendLine({ send, outbox, acts }: SendLineProps) {
  const t = useTranslations("phone");
  const waiting = outbox.filter(({ state }) => state === "waiting").length;
  if (waiting === 0) return null;
  const why = send && send !== "sent" && send !== "revoked" ? t(`send.${send}`) : null;
  return (
    <div
      className="my-3 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-2 bg-ink px-3 py-2 text-14 text-on-ink"
      data-slot="send-line"
      role="status"
    >
      <div className="min-w-0 flex-1 basis-40">
        <b className="font-strong">{t("outbox.count", { count: waiting })}</b>
        {why ? <span className="block text-13">{why}</span> : null}
      </div>
      {send === "signed_out" || send === "other_user" ? (
        <a className={buttonStyle({ size: "sm" })} href="/sign-in?to=/phone">
          {t("send.signIn")}
        </a>
      ) : (
        <Button busy={send === "sending"} onClick={acts.sendNow} size="sm">
          {t("outbox.send")}
        </Button>
      )}
    </div>
  );
}
