"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Done } from "@/components/ui/marks";
import type { NewApp } from "../authenticator.mutations";
import { offerAppAction, removeAppAction, renewRecoveryCodesAction } from "../second-factor.actions";
import type { OwnFactors } from "../second-factor.queries";
import { AppSetup } from "./app-setup";
import { FactorLine } from "./factor-line";
import { OwnPasskeys } from "./own-passkeys";
import { RecoveryCodes } from "./recovery-codes";
import { StepRefusal } from "./step-refusal";
import { useSteps } from "./use-steps";
import { withProof } from "./with-proof";

/** The user's own second factor: an app, passkeys, and codes for the day that both are lost. */
export function SecondFactor({
  factors,
  daysShown,
}: {
  factors: OwnFactors;
  daysShown: Record<string, string>;
}) {
  const t = useTranslations("users.factor");
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const { refused, busy, run } = useSteps();
  async function renew() {
    const result = await run(() => withProof(() => renewRecoveryCodesAction({})));
    if (result.ok) setCodes(result.data.codes);
  }
  const has = factors.app !== null || factors.passkeys.length > 0;
  return (
    <div className="grid gap-1">
      <p className="mb-2 max-w-[44em] text-14 text-ink-2">{t("text")}</p>
      {codes ? <RecoveryCodes codes={codes} onKept={() => setCodes(null)} /> : null}
      <OwnApp onCodes={setCodes} since={factors.app ? (daysShown.app ?? "") : null} />
      <OwnPasskeys
        daysShown={daysShown}
        onCodes={setCodes}
        passkeys={factors.passkeys}
        possible={factors.passkeysPossible}
      />
      {has ? (
        <FactorLine
          end={
            <Button busy={busy} onClick={renew}>
              {t("renewCodes")}
            </Button>
          }
          text={t("codesText")}
          title={t("codes")}
        >
          <span className="text-13 text-ink-2">{t("codesLeft", { count: factors.codesLeft })}</span>
          <StepRefusal refused={refused} />
        </FactorLine>
      ) : null}
    </div>
  );
}

function OwnApp({ since, onCodes }: { since: string | null; onCodes: (codes: string[] | null) => void }) {
  const t = useTranslations("users.factor");
  const [offer, setOffer] = useState<NewApp | null>(null);
  const { refused, busy, run } = useSteps();
  async function begin() {
    const result = await run(() => withProof(() => offerAppAction({})));
    if (result.ok) setOffer(result.data);
  }
  const remove = () => run(() => withProof(() => removeAppAction({})));
  function done(codes: string[] | null) {
    setOffer(null);
    if (codes) onCodes(codes);
  }
  return (
    <FactorLine
      end={
        offer ? null : (
          <>
            <Button busy={busy} onClick={begin}>
              {since === null ? t("setApp") : t("replaceApp")}
            </Button>
            {since === null ? null : (
              <Button busy={busy} onClick={remove}>
                {t("removeApp")}
              </Button>
            )}
          </>
        )
      }
      text={t("appText")}
      title={t("app")}
    >
      {since === null ? null : <Done>{t("since", { day: since })}</Done>}
      <StepRefusal refused={refused} />
      {offer ? <AppSetup offer={offer} onCancel={() => setOffer(null)} onDone={done} /> : null}
    </FactorLine>
  );
}
