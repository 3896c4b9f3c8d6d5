"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Glyph } from "@/components/ui/glyph";
import { useTask } from "./use-task";

type Props = { task: { id: string; title: string; state: string } };

/** Done or not needed in one tap, with undo; a closed one opens again by the same place. */
export function TaskClosing({ task }: Props) {
  const t = useTranslations("tasks");
  const { isOpen, set } = useTask(task);
  const { title } = task;
  if (!isOpen)
    return (
      <Button onClick={() => set("open")} size="sm" variant="bare">
        {t("reopen")}
      </Button>
    );
  return (
    <span className="flex flex-wrap items-center gap-1">
      <Button
        aria-label={t("doneOf", { title })}
        className="px-2.5 text-14"
        onClick={() => set("kept")}
        variant="bare"
      >
        <Glyph className="size-4.5 text-kept" name="tick" />
        {t("kept")}
      </Button>
      <Button aria-label={t("cancelOf", { title })} onClick={() => set("cancelled")} size="sm" variant="bare">
        {t("cancel")}
      </Button>
    </span>
  );
}
