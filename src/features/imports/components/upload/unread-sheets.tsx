"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/states";
import type { SheetInfo } from "@/lib/spreadsheets/cell";
import { chooseSheetsAction } from "../../actions";
import { unreadSheets } from "../../mapping/decisions";
import { useAct } from "../use-act";

type Props = {
  batchId: string;
  sheets: readonly SheetInfo[];
  chosen: readonly number[];
  alike: readonly number[];
  /** All with people. */
  named: readonly number[];
  mayChoose: boolean;
};

/** No sheet with people is left out in silence. */
export function UnreadSheets({ batchId, sheets, chosen, alike, named, mayChoose }: Props) {
  const t = useTranslations("import-steps.unread");
  const { busy, act } = useAct();
  const unread = unreadSheets({ sheets: [...chosen], named: [...named] });
  if (unread.length === 0) return null;
  const names = unread.map((index) => `“${sheets[index]?.name ?? ""}”`).join(", ");
  const together = unread.filter((index) => alike.includes(index));
  const read = () => act(() => chooseSheetsAction({ batchId, sheets: [...chosen, ...together].sort() }));
  return (
    <Notice
      className="mb-4"
      end={
        mayChoose && together.length > 0 ? (
          <Button busy={busy} onClick={busy ? undefined : read} size="sm">
            {t("read", { count: together.length })}
          </Button>
        ) : null
      }
    >
      {t("text", { count: unread.length, names })} {together.length < unread.length ? t("each") : null}
    </Notice>
  );
}
