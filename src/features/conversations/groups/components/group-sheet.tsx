"use client";

import { Users } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type SubmitEvent, startTransition, useState, useTransition } from "react";
import { BottomSheet } from "@/components/ui/bottom-sheet";
import { useToasts } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action";
import { withdrawConversationsAction } from "../../actions";
import { unprovenIn } from "../../components/evidence";
import type { Level } from "../../vocabulary/rules";
import { logGroupAction } from "../actions";
import type { GroupSheetData } from "../queries";
import { GroupForm } from "./group-form";
import { groupOf, type Participant, participant } from "./participants";

type GroupSheetProps = { data: GroupSheetData; groupId: string; closeHref: string };
type Refusal = Extract<ActionResult<unknown>, { ok: false }>;

/** One talk with several people: what was said once, and where each of them stands. */
export function GroupSheet({ data, groupId, closeHref }: GroupSheetProps) {
  const [people, setPeople] = useState(() => data.people.map(participant));
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [unproven, setUnproven] = useState<Record<string, Level>>({});
  const [busy, start] = useTransition();
  const router = useRouter();
  const t = useTranslations("conversations.group");
  const offerUndo = useUndo(people.length);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy || people.length < 2) return;
    const form = new FormData(event.currentTarget);
    const lacking = unprovenOf(people, form);
    setUnproven(lacking);
    if (Object.keys(lacking).length > 0) return;
    start(async () => {
      const result = await logGroupAction(groupOf({ groupId, people, form })).catch(() => lost);
      setRefusal(result.ok ? null : result);
      if (!result.ok) return;
      offerUndo(result.data.ids);
      router.push(closeHref, { scroll: false });
    });
  };
  const [first, ...others] = people;
  return (
    <BottomSheet
      before={<Users aria-hidden="true" className="size-7" />}
      defaultOpen
      description={t("description")}
      onOpenChange={(open) => !open && router.push(closeHref, { scroll: false })}
      title={first ? t("title", { name: first.person.name, others: others.length }) : t("open")}
    >
      <GroupForm
        busy={busy}
        data={data}
        onSubmit={submit}
        people={people}
        refusal={refusal}
        setPeople={setPeople}
        unproven={unproven}
      />
    </BottomSheet>
  );
}

const lost = { ok: false, code: "UNAVAILABLE", fields: {}, values: {} } as const;

function unprovenOf(people: readonly Participant[], form: FormData): Record<string, Level> {
  return Object.fromEntries(
    people.flatMap(({ person: { id } }) => {
      const best = unprovenIn(form, { level: `assessment-${id}`, evidence: `evidence-${id}` });
      return best ? [[id, best]] : [];
    }),
  );
}

function useUndo(count: number) {
  const { show } = useToasts();
  const t = useTranslations("conversations.group");
  const withdraw = (ids: string[]) =>
    startTransition(async () => {
      const result = await withdrawConversationsAction({ ids }).catch(() => null);
      if (result?.ok) show({ title: t("withdrawn", { count: ids.length }) });
      else show({ title: t("notWithdrawn"), kind: "refused" });
    });
  return (ids: string[]) => show({ title: t("saved", { count }), undo: () => withdraw(ids) });
}
