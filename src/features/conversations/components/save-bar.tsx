"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { SheetSaveBar } from "@/components/ui/sheet-parts";

type SaveBarProps = { next: { name: string } | null; busy?: boolean };

export function SaveBar({ next, busy }: SaveBarProps) {
  const t = useTranslations("conversations.sheet");
  if (!next) {
    return (
      <SheetSaveBar>
        <Button busy={busy} size="thumb" type="submit" value="close" variant="red">
          {t("save")}
        </Button>
      </SheetSaveBar>
    );
  }
  return (
    <SheetSaveBar>
      <Button busy={busy} className="min-w-0" size="thumb" type="submit" value="next" variant="red">
        <span className="grid min-w-0">
          {t("saveAndNext")}
          <small className="truncate text-12">{next.name}</small>
        </span>
      </Button>
      <Button
        aria-disabled={busy}
        className="w-24 shrink-0 px-2 text-13"
        size="thumb"
        type="submit"
        value="close"
      >
        {t("saveAndClose")}
      </Button>
    </SheetSaveBar>
  );
}
