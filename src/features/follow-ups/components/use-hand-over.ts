"use client";

import { useTranslations } from "next-intl";
import { startTransition } from "react";
import { useToasts } from "@/components/ui/toast";
import { handOverAction, takeBackHandoverAction } from "../handover.actions";

type Given = {
  id: string;
  contactIds: string[];
  colleague: { id: string; name: string };
  day: { day: string; name: string };
};

/** Hands contacts over; the toast says to whom, and undoes it. */
export function useHandOver() {
  const t = useTranslations("week.handOver");
  const errors = useTranslations("errors.codes");
  const { show } = useToasts();
  return async ({ id, contactIds, colleague, day }: Given) => {
    const { name } = colleague;
    const input = { id, contactIds, userId: colleague.id, dueOn: day.day };
    const result = await handOverAction(input).catch(() => null);
    if (!result?.ok) {
      return void show({ kind: "refused", title: result ? errors(result.code) : t("failed") });
    }
    const undo = () =>
      startTransition(async () => {
        const back = await takeBackHandoverAction({ id, contactIds }).catch(() => null);
        show(back?.ok ? { title: t("undone", { name }) } : { kind: "refused", title: t("failed") });
      });
    show({ title: t("done", { count: result.data.count, name, day: day.name }), undo });
  };
}
