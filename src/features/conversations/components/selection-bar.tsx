"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { startTransition, useState, useTransition } from "react";
import { v7 } from "uuid";
import { BulkBar } from "@/components/ui/bulk-bar";
import { Button } from "@/components/ui/button";
import { Glyph } from "@/components/ui/glyph";
import { useToasts } from "@/components/ui/toast";
import { withdrawConversationsAction } from "../actions";
import { noAnswersAction } from "../attempts.actions";

type SelectionBarProps = {
  chosen: ReadonlyMap<string, string>;
  listHref: string;
  onClear: () => void;
  onDone: () => void;
};

export function SelectionBar({ chosen, listHref, onClear, onDone }: SelectionBarProps) {
  const t = useTranslations("conversations.several");
  const router = useRouter();
  const { busy, tap } = useNoAnswers(chosen, onDone);
  const together = () => {
    const [first, ...others] = chosen.keys();
    const join = listHref.includes("?") ? "&" : "?";
    router.push(`${listHref}${join}log=${first}&with=${others.join()}`, { scroll: false });
    onDone();
  };
  return (
    <BulkBar count={<Count count={chosen.size} />}>
      <Button busy={busy} onClick={busy ? undefined : tap}>
        {t("noAnswer", { count: chosen.size })}
      </Button>
      {chosen.size > 1 ? <Button onClick={together}>{t("together")}</Button> : null}
      <Button aria-label={t("clear")} icon onClick={onClear}>
        <Glyph name="close" />
      </Button>
    </BulkBar>
  );
}

function Count({ count }: { count: number }) {
  const t = useTranslations("conversations.several");
  return (
    <>
      <span aria-hidden="true" className="fig text-18">
        {count}
      </span>
      <span className="sr-only">{t("count", { count })}</span>
    </>
  );
}

function useNoAnswers(chosen: ReadonlyMap<string, string>, onDone: () => void) {
  const t = useTranslations("conversations.several");
  const { show } = useToasts();
  const [busy, start] = useTransition();
  // Made once, so that a second try has the same ids.
  const [ids] = useState(() => new Map<string, string>());
  const idOf = (contactId: string) => {
    const id = ids.get(contactId) ?? v7();
    ids.set(contactId, id);
    return id;
  };
  const undo = (saved: string[]) =>
    startTransition(async () => {
      const result = await withdrawConversationsAction({ ids: saved }).catch(() => null);
      if (result?.ok) show({ title: t("withdrawn", { count: saved.length }) });
      else show({ title: t("failed"), kind: "refused" });
    });
  const tap = () =>
    start(async () => {
      const entries = [...chosen.keys()].map((contactId) => ({ id: idOf(contactId), contactId }));
      const result = await noAnswersAction({ entries }).catch(() => null);
      if (!result?.ok) return void show({ title: t("failed"), kind: "refused" });
      const { saved, refused } = result.data;
      if (saved.length > 0) show({ title: t("saved", { count: saved.length }), undo: () => undo(saved) });
      const names = refused.flatMap((contactId) => chosen.get(contactId) ?? []).join(", ");
      if (names) show({ title: t("refused", { names }), kind: "refused" });
      onDone();
    });
  return { busy, tap };
}
