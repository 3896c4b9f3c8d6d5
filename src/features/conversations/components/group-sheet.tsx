"use client";

import { Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { startTransition, useState } from "react";
import { BottomSheet } from "@/components/ui/bottom-sheet";
import { useToasts } from "@/components/ui/toast";
import { withdrawConversationsAction } from "../actions";
import type { GroupFormData, GroupPerson } from "../groups.queries";
import { GroupForm } from "./group-form";
import { useCloseSheet } from "./use-close-sheet";

type GroupSheetProps = { data: GroupFormData; groupId: string; userId: string; closeHref: string };

export function GroupSheet({ data, groupId, userId, closeHref }: GroupSheetProps) {
  const [people, setPeople] = useState<GroupPerson[]>(data.people);
  const close = useCloseSheet(closeHref);
  const t = useTranslations("conversations.group");
  const tell = useToldSaved(people);
  const [first, ...others] = people;
  return (
    <BottomSheet
      before={<Users aria-hidden="true" className="size-7" />}
      defaultOpen
      description={t("description")}
      onOpenChange={(open) => !open && close()}
      title={first ? t("title", { name: first.name, others: others.length }) : null}
    >
      <GroupForm
        data={data}
        groupId={groupId}
        onSaved={({ ids, again }, { changed }) => {
          tell(ids, again && changed);
          close();
        }}
        people={people}
        setPeople={(next) => {
          setPeople(next);
          sayInAddress(next);
        }}
        userId={userId}
      />
    </BottomSheet>
  );
}

/** The participants are in the address, so that a reload brings the same form. */
function sayInAddress(people: readonly GroupPerson[]): void {
  const [first, ...others] = people.map(({ id }) => id);
  if (!first) return;
  const url = new URL(window.location.href);
  url.searchParams.set("log", first);
  url.searchParams.set("with", others.join());
  window.history.replaceState(null, "", url);
}

function useToldSaved(people: readonly GroupPerson[]) {
  const { show } = useToasts();
  const t = useTranslations("conversations");
  const withdraw = (ids: string[]) =>
    startTransition(async () => {
      const result = await withdrawConversationsAction({ ids }).catch(() => null);
      if (result?.ok) show({ title: t("group.withdrawn", { count: ids.length }) });
      else show({ title: t("group.notWithdrawn"), kind: "refused" });
    });
  return (ids: string[], cameBefore: boolean) =>
    cameBefore
      ? show({ title: t("draft.cameBefore", { name: people[0]?.name ?? "" }), kind: "refused" })
      : show({ title: t("group.saved", { count: ids.length }), undo: () => withdraw(ids) });
}
