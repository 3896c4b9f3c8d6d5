"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Notice } from "@/components/ui/states";
import { countListAction } from "../actions";
import { mostPeople } from "../phone-list";
import { choiceOf } from "./take-along";

/** How many people the choice means, asked anew with each change. */
export function useListSize() {
  const [people, setPeople] = useState<number | null>(null);
  const asked = useRef(0);
  const count = async (form: HTMLFormElement) => {
    asked.current += 1;
    const turn = asked.current;
    const choice = choiceOf(new FormData(form));
    const answer = choice ? await countListAction(choice).catch(() => null) : null;
    if (turn === asked.current) setPeople(answer?.ok ? answer.data : null);
  };
  return { people, count };
}

export function ListSize({ people }: { people: number | null }) {
  const t = useTranslations("phone.take");
  if (people === null) return null;
  if (people > mostPeople) return <Notice live>{t("moreThanFit", { most: mostPeople })}</Notice>;
  return (
    <p aria-live="polite" className="text-14 text-ink-2">
      {t("size", { people })}
    </p>
  );
}
