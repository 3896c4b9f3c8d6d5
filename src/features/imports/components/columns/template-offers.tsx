"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice, Saved } from "@/components/ui/states";
import type { TemplateOffer } from "../../templates";
import { shownName } from "../shown-name";
import type { Draft } from "./use-choices";

type TemplateOffersProps = {
  offers: readonly TemplateOffer[];
  chosen: string | null | undefined;
  /** The sheets that are being read. */
  sheets: readonly string[];
  onTake: (choices: Draft) => void;
};

/** What was decided for earlier files with these columns: taken up with one press, never by itself. */
export function TemplateOffers({ offers, chosen, sheets, onTake }: TemplateOffersProps) {
  const t = useTranslations("import-steps.template");
  const pasted = useTranslations("import-steps.paste")("cells");
  const format = useFormatter();
  return offers.map(({ id, usedAt, sheets: before, choices, ...offer }) => {
    const name = shownName(offer.name, pasted);
    if (id === chosen) return <Saved key={id}>{t("taken", { name })}</Saved>;
    const day = format.dateTime(usedAt, { day: "numeric", month: "long", year: "numeric" });
    const more = new Set(before).size > 1 && new Set(sheets).size === 1;
    return (
      <Notice end={<Button onClick={() => onTake(choices)}>{t("take")}</Button>} key={id}>
        {t("known", { name, day })} {more ? t("severalSheets", { count: before.length }) : null}
      </Notice>
    );
  });
}
