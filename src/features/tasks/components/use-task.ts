"use client";

import { useTranslations } from "next-intl";
import { startTransition, useOptimistic } from "react";
import { useToasts } from "@/components/ui/toast";
import { closeTaskAction, reopenTaskAction } from "../actions";

type State = "kept" | "cancelled" | "open";

const send = (taskId: string, to: State) =>
  to === "open" ? reopenTaskAction({ taskId }) : closeTaskAction({ taskId, state: to });

/** Shown at once, back if the server refuses; a closed one can be undone for 8 seconds. */
export function useTask({ id, title, state }: { id: string; title: string; state: string }) {
  const t = useTranslations("tasks");
  const errors = useTranslations("errors.codes");
  const [shown, show] = useOptimistic(state);
  const { show: say } = useToasts();
  const tell = (code: Parameters<typeof errors>[0]) =>
    say({ title: t("failed", { title }), description: errors(code), kind: "refused" });
  const set = (to: State) =>
    startTransition(async () => {
      show(to);
      const result = await send(id, to).catch(() => null);
      if (!result) tell("UNAVAILABLE");
      else if (!result.ok) tell(result.code);
      else if (to !== "open") say({ title: t(`done.${to}`, { title }), undo: () => set("open") });
    });
  return { isOpen: shown === "open", set };
}
