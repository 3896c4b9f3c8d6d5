"use client";

import { useTranslations } from "next-intl";
import { groupedBy } from "@/lib/grouped-by";
import type { Analysis } from "../../detect/analysis";
import { rowInFile } from "../../row-number";

const listed = 6;

/** Rows that are no people, by kind and number: nothing is left out in silence. */
export function LeftOut({ leftOut, parts }: Pick<Analysis, "leftOut" | "parts">) {
  const t = useTranslations("import-steps.left");
  const words = useTranslations("imports");
  if (leftOut.length === 0) return null;
  const kinds = [...groupedBy(leftOut, ({ kind }) => kind)].map(([kind, ranges]) => {
    const list = ranges.slice(0, listed).map(({ from, to }) => {
      const [first, last] = [rowInFile(from, parts), rowInFile(to, parts)];
      const rows = first.row === last.row ? String(first.row) : `${first.row}–${last.row}`;
      return first.sheet === null ? rows : t("inSheet", { sheet: first.sheet, rows });
    });
    const more = ranges.length - list.length;
    const rows = more > 0 ? t("more", { list: list.join(", "), count: more }) : list.join(", ");
    const count = ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0);
    return t("item", { kind: words(`leftOut.${kind}`), count, rows });
  });
  return (
    <p className="text-13 text-ink-2">
      <b className="font-label">{t("title")}:</b> {kinds.join(" · ")}
    </p>
  );
}
