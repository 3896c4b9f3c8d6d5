"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { addPasskeyAction, offerPasskeyAction, removePasskeyAction } from "../second-factor.actions";
import type { OwnPasskey } from "../second-factor.queries";
import { FactorLine } from "./factor-line";
import { makePasskey } from "./passkey.client";
import { StepRefusal } from "./step-refusal";
import { passkeyDeclined, useSteps } from "./use-steps";
import { withProof } from "./with-proof";

type Props = {
  passkeys: readonly OwnPasskey[];
  /** By id, as they are read. */
  daysShown: Record<string, string>;
  possible: boolean;
  onCodes: (codes: string[] | null) => void;
};

export function OwnPasskeys({ passkeys, daysShown, possible, onCodes }: Props) {
  const t = useTranslations("users.factor");
  const names = useTranslations("users.sessions");
  const { refused, busy, run } = useSteps();
  async function add() {
    const options = await run(() => withProof(() => offerPasskeyAction({})));
    if (!options.ok) return;
    const answer = await makePasskey(options.data);
    const result = await run(async () =>
      answer ? withProof(() => addPasskeyAction({ answer })) : passkeyDeclined,
    );
    if (result.ok && result.data.codes) onCodes(result.data.codes);
  }
  const remove = (passkeyId: string) => run(() => withProof(() => removePasskeyAction({ passkeyId })));
  return (
    <FactorLine
      end={
        possible ? (
          <Button busy={busy} onClick={add}>
            {t("addPasskey")}
          </Button>
        ) : null
      }
      text={possible ? t("passkeysText") : t("passkeysImpossible")}
      title={t("passkeys")}
    >
      <StepRefusal refused={refused} />
      {passkeys.length > 0 ? (
        <ul>
          {passkeys.map(({ id, device }) => {
            const name = device || names("unknownDevice");
            return (
              <li className="flex min-h-tap flex-wrap items-center gap-3" key={id}>
                <span className="min-w-0 flex-1 text-14">
                  <b className="font-strong">{name}</b>{" "}
                  <span className="text-13 text-ink-3">{t("since", { day: daysShown[id] ?? "" })}</span>
                </span>
                <Button
                  aria-label={t("removeNamed", { name })}
                  busy={busy}
                  onClick={() => remove(id)}
                  size="sm"
                >
                  {t("remove")}
                </Button>
              </li>
            );
          })}
        </ul>
      ) : null}
    </FactorLine>
  );
}
