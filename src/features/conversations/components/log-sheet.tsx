"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type SubmitEvent, startTransition, useState, useTransition } from "react";
import { BottomSheet } from "@/components/ui/bottom-sheet";
import { PersonDisc } from "@/components/ui/person-disc";
import { useToasts } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action";
import { logConversationAction, restoreConversationAction, withdrawConversationAction } from "../actions";
import type { LogSheetData } from "../queries";
import type { Channel, Level } from "../vocabulary/rules";
import { forgetDraft } from "./draft";
import { unprovenIn } from "./evidence";
import { LogForm } from "./log-form";

export type LogSheetProps = {
  data: LogSheetData;
  /** The id of the conversation to come: made once, so that a second try is the same conversation. */
  firstId: string;
  next: { name: string; href: string } | null;
  closeHref: string;
  /** Where it was, when the sheet was opened from a call or a message. */
  channel?: Channel;
  /** The same sheet for several people. */
  groupHref: string;
};

type Refusal = Extract<ActionResult<unknown>, { ok: false }>;

export function LogSheet({ data, firstId, next, closeHref, channel, groupHref }: LogSheetProps) {
  const [id] = useState(firstId);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [unproven, setUnproven] = useState<Level | null>(null);
  const [busy, start] = useTransition();
  const router = useRouter();
  const t = useTranslations("conversations");
  const offerUndo = useUndo(data.contact.name);
  const { contact } = data;

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    const best = unprovenIn(form);
    setUnproven(best);
    if (best) return;
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
      description={[contact.place, t(channel ? `channels.${channel}` : "sheet.justNow")]
        .filter(Boolean)
        .join(" · ")}
      onOpenChange={(open) => !open && router.push(closeHref, { scroll: false })}
      title={contact.name}
    >
      <LogForm
        busy={busy}
        channel={channel}
        data={data}
        id={id}
        next={next}
        onGroup={() => router.push(groupHref, { scroll: false })}
        onSubmit={submit}
        refusal={refusal}
        unproven={unproven}
      />
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

/** After a save: "Undo" for as long as the toast stands, on whatever screen; and the undo's own undo. */
function useUndo(name: string) {
  const { show } = useToasts();
  const t = useTranslations("conversations");
  const router = useRouter();
  const told = async (result: Promise<ActionResult<unknown>>, done: () => void) => {
    const answer = await result.catch(() => null);
    if (answer?.ok) done();
    else show({ title: t("notSaved", { name }), kind: "refused" });
    router.refresh();
  };
  const restore = (id: string) =>
    startTransition(() =>
      told(restoreConversationAction({ id }), () => show({ title: t("restored", { name }) })),
    );
  const withdraw = (id: string) =>
    startTransition(() =>
      told(withdrawConversationAction({ id }), () =>
        show({ title: t("withdrawn", { name }), undo: () => restore(id) }),
      ),
    );
  return (id: string) => show({ title: t("saved", { name }), undo: () => withdraw(id) });
}
