"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type SubmitEvent, startTransition, useState, useTransition } from "react";
import { BottomSheet } from "@/components/ui/bottom-sheet";
import { PersonDisc } from "@/components/ui/person-disc";
import { useToasts } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action";
import { logConversationAction, withdrawConversationAction } from "../actions";
import type { LogSheetData } from "../queries";
import { forgetDraft } from "./draft";
import { LogForm } from "./log-form";

export type LogSheetProps = {
  data: LogSheetData;
  /** The id of the conversation to come: made once, so that a second try is the same conversation. */
  firstId: string;
  next: { name: string; href: string } | null;
  closeHref: string;
};

type Refusal = Extract<ActionResult<unknown>, { ok: false }>;

export function LogSheet({ data, firstId, next, closeHref }: LogSheetProps) {
  const [id] = useState(firstId);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, start] = useTransition();
  const router = useRouter();
  const t = useTranslations("conversations");
  const offerUndo = useUndo(data.contact.name);
  const { contact } = data;

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    const goesOn = event.nativeEvent.submitter?.getAttribute("value") !== "close" && next;
    start(async () => {
      const result = await send(form);
      setRefusal(result.ok ? null : result);
      if (!result.ok) return;
      forgetDraft(contact.id);
      offerUndo(result.data.id);
      router.push(goesOn ? goesOn.href : closeHref, { scroll: false });
    });
  };

  return (
    <BottomSheet
      before={<PersonDisc member={contact.member} name={contact.name} />}
      defaultOpen
      description={[contact.place, t("sheet.justNow")].filter(Boolean).join(" · ")}
      onOpenChange={(open) => !open && router.push(closeHref, { scroll: false })}
      title={contact.name}
    >
      <LogForm busy={busy} data={data} id={id} next={next} onSubmit={submit} refusal={refusal} />
    </BottomSheet>
  );
}

async function send(form: FormData) {
  try {
    return await logConversationAction(null, form);
  } catch {
    return { ok: false, code: "UNAVAILABLE", fields: {}, values: {} } as const;
  }
}

/** After a save: "Undo" for as long as the toast stands, on whatever screen. */
function useUndo(name: string) {
  const { show } = useToasts();
  const t = useTranslations("conversations");
  const router = useRouter();
  const withdraw = (id: string) =>
    startTransition(async () => {
      const result = await withdrawConversationAction({ id }).catch(() => null);
      if (result?.ok) show({ title: t("withdrawn", { name }) });
      else show({ title: t("notSaved", { name }), kind: "refused" });
      router.refresh();
    });
  return (id: string) => show({ title: t("saved", { name }), undo: () => withdraw(id) });
}
