"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Glyph } from "@/components/ui/glyph";
import { closeFollowUpAction, postponeFollowUpAction } from "@/features/follow-ups/actions";

export function PromiseButtons({ id }: { id: string }) {
  const t = useTranslations("contacts.promise");
  const errors = useTranslations("errors.codes");
  const [refusal, setRefusal] = useState<Parameters<typeof errors>[0] | null>(null);
  const [busy, start] = useTransition();
  const act =
    (send: () => ReturnType<typeof closeFollowUpAction> | ReturnType<typeof postponeFollowUpAction>) => () =>
      start(async () => {
        const result = await send();
        setRefusal(result.ok ? null : result.code);
      });
  return (
    <div className="mt-2 grid grid-cols-2 gap-2">
      <Button busy={busy} onClick={act(() => closeFollowUpAction({ id, state: "kept" }))}>
        <Glyph name="tick" />
        {t("kept")}
      </Button>
      <Button busy={busy} onClick={act(() => postponeFollowUpAction({ id }))}>
        {t("tomorrow")}
      </Button>
      {refusal ? (
        <p className="col-span-full text-13" role="alert">
          {errors(refusal)}
        </p>
      ) : null}
    </div>
  );
}
