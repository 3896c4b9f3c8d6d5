"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { startTransition, useState } from "react";
import { BottomSheet } from "@/components/ui/bottom-sheet";
import { PersonDisc } from "@/components/ui/person-disc";
import { useToasts } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action";
import { restoreConversationAction, withdrawConversationAction } from "../actions";
import type { Offer } from "../offers";
import type { LogFormData } from "../queries";
import type { Channel } from "../vocabulary.schema";
import { AfterSave } from "./lazy-after-save";
import { LogForm } from "./log-form";
import { useCloseSheet } from "./use-close-sheet";

export type LogSheetProps = {
  data: LogFormData;
  /** Made once, so that a second try is the same conversation. */
  firstId: string;
  draftKey: string;
  next: { name: string; href: string } | null;
  closeHref: string;
  /** Where a saved conversation leads, when that is not where closing leads: back to an empty search. */
  savedHref?: string;
  /** Set when the form was opened after a call or a message. */
  channel?: Channel;
  groupHref: string;
};

export function LogSheet(props: LogSheetProps) {
  const { data, firstId, draftKey, next, closeHref, savedHref, channel, groupHref } = props;
  const router = useRouter();
  const close = useCloseSheet(closeHref);
  const leave = useCloseSheet(savedHref ?? closeHref);
  const [after, setAfter] = useState<{ offers: readonly Offer[]; goesOn: boolean } | null>(null);
  const goOn = (goesOn: boolean) => {
    if (goesOn && next) router.push(next.href, { scroll: false });
    else leave();
  };
  const t = useTranslations("conversations");
  const tell = useToldSaved(data.contact.name);
  const { contact } = data;
  return (
    <BottomSheet
      before={<PersonDisc member={contact.member} name={contact.name} />}
      defaultOpen
      description={[contact.place, t(channel ? `channels.${channel}` : "sheet.justNow")]
        .filter(Boolean)
        .join(" · ")}
      onOpenChange={(open) => !open && (after ? leave() : close())}
      title={contact.name}
    >
      {after ? (
        <AfterSave
          contactId={contact.id}
          next={after.goesOn && next ? next.name : null}
          offers={after.offers}
          onDone={() => goOn(after.goesOn)}
        />
      ) : (
        <LogForm
          channel={channel}
          data={data}
          draftKey={draftKey}
          firstId={firstId}
          next={next}
          onGroup={() => router.push(groupHref, { scroll: false })}
          onSaved={({ id, again, offers }, { goesOn, changed }) => {
            tell(id, again && changed);
            if (offers.length > 0) setAfter({ offers, goesOn });
            else goOn(goesOn);
          }}
        />
      )}
    </BottomSheet>
  );
}

/** "Undo" for as long as the toast is shown, on any screen, and an undo of the undo. */
function useToldSaved(name: string) {
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
  return (id: string, cameBefore: boolean) =>
    cameBefore
      ? show({ title: t("draft.cameBefore", { name }), kind: "refused" })
      : show({ title: t("saved", { name }), undo: () => withdraw(id) });
}
