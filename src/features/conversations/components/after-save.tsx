"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { v7 } from "uuid";
import { Button } from "@/components/ui/button";
import { Done } from "@/components/ui/marks";
import { SheetBody, SheetSaveBar } from "@/components/ui/sheet-parts";
import { Notice } from "@/components/ui/states";
import { moveEnrolmentsAction } from "@/features/campaigns/enrolments.actions";
import { endJobInPlaceAction, joinInPlaceAction, markNumberAction } from "@/features/contacts/actions";
import type { ActionResult } from "@/lib/action";
import type { Offer } from "../offers";

type AfterSaveProps = {
  contactId: string;
  offers: readonly Offer[];
  /** The next contact of the list. */
  next: string | null;
  onDone: () => void;
};

/** The conversation is saved; what it may have changed beside itself is offered, one tap each. */
export function AfterSave({ contactId, offers, next, onDone }: AfterSaveProps) {
  const t = useTranslations("conversations");
  return (
    <>
      <SheetBody>
        <div className="grid gap-2.5">
          <h3 className="text-16 font-strong">{t("offers.meta")}</h3>
          {offers.map((offer) => (
            <OfferButton contactId={contactId} key={keyOf(offer)} offer={offer} />
          ))}
        </div>
      </SheetBody>
      <SheetSaveBar>
        <Button className="min-w-0" onClick={onDone} size="thumb" variant="ink">
          <span className="truncate">{next ? t("offers.next", { name: next }) : t("offers.done")}</span>
        </Button>
      </SheetSaveBar>
    </>
  );
}

function OfferButton({ offer, contactId }: { offer: Offer; contactId: string }) {
  const words = useOfferWords();
  const refusals = useTranslations("errors.codes");
  const [busy, start] = useTransition();
  const [state, setState] = useState<"open" | "done" | Parameters<typeof refusals>[0]>("open");
  // Made once, so that a second try is the same move.
  const [moveId] = useState(() => v7());
  const tap = () =>
    start(async () => {
      const result = await take(offer, { contactId, moveId }).catch(() => null);
      setState(result?.ok ? "done" : (result?.code ?? "UNAVAILABLE"));
    });
  if (state === "done") return <Done>{words(offer).done}</Done>;
  return (
    <div className="grid gap-1.5">
      <Button busy={busy} className="justify-start text-start" onClick={busy ? undefined : tap} size="thumb">
        {words(offer).act}
      </Button>
      {state === "open" ? null : <Notice live>{refusals(state)}</Notice>}
    </div>
  );
}

function useOfferWords() {
  const t = useTranslations("conversations.offers");
  return (offer: Offer): { act: string; done: string } => {
    switch (offer.kind) {
      case "stage":
        return {
          act: t("stage", { stage: offer.stage.name, campaign: offer.campaign }),
          done: t("stageDone", { stage: offer.stage.name }),
        };
      case "membership":
        return { act: t("membership"), done: t("membershipDone") };
      case "endJob":
        return {
          act: t("endJob", { workplace: offer.workplace }),
          done: t("endJobDone", { workplace: offer.workplace }),
        };
      case "number":
        return { act: t("number", { phone: offer.phone }), done: t("numberDone", { phone: offer.phone }) };
    }
  };
}

const keyOf = (offer: Offer) =>
  offer.kind === "stage" ? offer.enrolmentId : offer.kind === "number" ? offer.pointId : offer.kind;

type Taking = { contactId: string; moveId: string };

async function take(offer: Offer, { contactId, moveId }: Taking): Promise<ActionResult<unknown>> {
  switch (offer.kind) {
    case "stage": {
      const { enrolmentId, version, stage } = offer;
      const moves = [{ id: moveId, enrolmentId, version }];
      const result = await moveEnrolmentsAction({ moves, toStageId: stage.id });
      const faster = result.ok && result.data.conflicts.length > 0;
      return faster ? { ok: false, code: "CHANGED_MEANWHILE", fields: {}, values: {} } : result;
    }
    case "membership":
      return joinInPlaceAction({ contactId });
    case "endJob":
      return endJobInPlaceAction({ contactId, version: offer.version, ending: "other" });
    case "number":
      return markNumberAction({ pointId: offer.pointId, wrong: true });
  }
}
