"use client";

import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { useRefusal } from "@/components/form/refusal";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { TextField } from "@/components/ui/fields";
import type { QrPicture } from "@/lib/qr-picture";
import type { NewApp } from "../authenticator.mutations";
import { confirmAppAction } from "../second-factor.actions";
import { StepRefusal } from "./step-refusal";
import { useSteps } from "./use-steps";
import { withProof } from "./with-proof";

type Props = { offer: NewApp; onDone: (codes: string[] | null) => void; onCancel: () => void };

/** The picture to scan, the same key to type, and the first code as a sign that the app has it. */
export function AppSetup({ offer, onDone, onCancel }: Props) {
  const t = useTranslations("users.factor");
  const { refused, busy, run } = useSteps();
  const { error } = useRefusal(refused);
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get("code") ?? "");
    const result = await run(() => withProof(() => confirmAppAction({ sealed: offer.sealed, code })));
    if (result.ok) onDone(result.data.codes);
  }
  return (
    <form className="grid max-w-140 gap-4" noValidate onSubmit={submit}>
      <StepRefusal besides={["code"]} refused={refused} />
      <div className="flex flex-wrap items-start gap-4">
        <Picture label={t("picture")} picture={offer.picture} />
        <div className="min-w-0 flex-1 basis-52">
          <p className="text-14">{t("scan")}</p>
          <ButtonLink className="mt-2 fine:hidden" href={offer.address}>
            {t("openApp")}
          </ButtonLink>
          <p className="mt-2 text-13 text-ink-2">{t("orType")}</p>
          <code className="mt-1 block rounded-1 bg-sunk p-2 text-13 wrap-anywhere" data-testid="app-key">
            {offer.key.replace(/(.{4})(?=.)/g, "$1 ")}
          </code>
        </div>
      </div>
      <TextField
        autoComplete="one-time-code"
        error={error("code")}
        hint={t("firstCodeHint")}
        inputMode="numeric"
        label={t("firstCode")}
        name="code"
        required
      />
      <div className="flex flex-wrap gap-2">
        <Button busy={busy} type="submit" variant="ink">
          {t("turnOn")}
        </Button>
        <Button onClick={onCancel}>{t("cancel")}</Button>
      </div>
    </form>
  );
}

/** Dark on white in every theme: cameras expect it. */
function Picture({ picture, label }: { picture: QrPicture; label: string }) {
  const { size, path } = picture;
  return (
    <svg
      aria-label={label}
      className="size-52 rounded-1 bg-on-merah text-on-marker"
      role="img"
      shapeRendering="crispEdges"
      viewBox={`0 0 ${size} ${size}`}
    >
      <path d={path} fill="currentColor" />
    </svg>
  );
}
