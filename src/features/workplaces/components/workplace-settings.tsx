"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { RefusalNotice } from "@/components/form/refusal";
import { BottomSheet } from "@/components/ui/bottom-sheet";
import { Button } from "@/components/ui/button";
import { archiveWorkplaceAction } from "../actions";
import { WorkplaceForm } from "./workplace-form";

type Props = {
  employers: readonly string[];
  workplace: { id: string; name: string; town: string | null; employer: string };
  archived: boolean;
};

export function WorkplaceSettings({ employers, workplace, archived }: Props) {
  const t = useTranslations("workplaces.form");
  const [open, setOpen] = useState(false);
  return (
    <BottomSheet
      onOpenChange={setOpen}
      open={open}
      title={t("edit")}
      trigger={{ size: "sm", children: t("edit") }}
    >
      <WorkplaceForm employers={employers} onSaved={() => setOpen(false)} workplace={workplace} />
      <Archive archived={archived} workplaceId={workplace.id} />
    </BottomSheet>
  );
}

function Archive({ workplaceId, archived }: { workplaceId: string; archived: boolean }) {
  const t = useTranslations("workplaces.form");
  const [busy, start] = useTransition();
  const [result, setResult] = useState<Awaited<ReturnType<typeof archiveWorkplaceAction>> | null>(null);
  const flip = () =>
    start(async () => setResult(await archiveWorkplaceAction({ workplaceId, archived: !archived })));
  return (
    <div className="grid justify-items-start gap-2 border-t border-rule px-4 py-3">
      <RefusalNotice result={result} />
      <p className="text-12 text-ink-2">{t("archiveText")}</p>
      <Button busy={busy} onClick={flip} size="sm" variant="outline">
        {t(archived ? "restore" : "archive")}
      </Button>
    </div>
  );
}
