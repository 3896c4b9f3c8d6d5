"use client";

import { useFormatter, useTranslations } from "next-intl";
import { startTransition, useOptimistic } from "react";
import { useToasts } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action";
import {
  closeFollowUpAction,
  moveBackFollowUpAction,
  postponeFollowUpAction,
  reassignFollowUpAction,
  reopenFollowUpAction,
} from "../actions";

export type Task = {
  id: string;
  contactId: string;
  name: string;
  dueOn: string;
  /** The day that the kept-rate uses. */
  countsFrom: string;
  assigneeId: string;
};

type Done = ActionResult<unknown> | null;
type Act = { run: () => Promise<Done>; undo: () => Promise<Done>; title: string };

const orNull = (work: Promise<Done>): Promise<Done> => work.catch(() => null);

/** Removed from the list at once, back if the server refuses, undo for 8 seconds. */
export function useFollowUp({ id, name, dueOn, countsFrom, assigneeId }: Task) {
  const [gone, setGone] = useOptimistic(false);
  const t = useTranslations("follow-ups.done");
  const errors = useTranslations("errors.codes");
  const format = useFormatter();
  const { show } = useToasts();

  const tell = (result: Done) => {
    const description = errors(result && !result.ok ? result.code : "UNAVAILABLE");
    show({ title: t("failed", { name }), description, kind: "refused" });
  };
  const undoing = (undo: Act["undo"]) => () =>
    startTransition(async () => {
      const result = await orNull(undo());
      if (!result?.ok) tell(result);
    });
  const act = ({ run, undo, title }: Act) =>
    startTransition(async () => {
      setGone(true);
      const result = await orNull(run());
      if (result?.ok) show({ title, undo: undoing(undo) });
      else tell(result);
    });
  const spoken = (day: string) =>
    format.dateTime(new Date(`${day}T00:00:00Z`), {
      timeZone: "UTC",
      weekday: "long",
      day: "numeric",
      month: "short",
    });

  return {
    gone,
    close: (state: "kept" | "broken" | "cancelled") =>
      act({
        run: () => closeFollowUpAction({ id, state }),
        undo: () => reopenFollowUpAction({ id }),
        title: t(state, { name }),
      }),
    postpone: (to: string) =>
      act({
        run: () => postponeFollowUpAction({ id, dueOn: to }),
        undo: () => moveBackFollowUpAction({ id, dueOn }),
        title: t(to < dueOn ? "broughtForward" : "postponed", { name, day: spoken(to) }),
      }),
    giveTo: (colleague: { id: string; name: string }) =>
      act({
        run: () => reassignFollowUpAction({ id, userId: colleague.id }),
        undo: () => reassignFollowUpAction({ id, userId: assigneeId, countsFrom }),
        title: t("reassigned", { name, assignee: colleague.name }),
      }),
  };
}
