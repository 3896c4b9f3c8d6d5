import { getFormatter, getTranslations } from "next-intl/server";
import { Tag } from "@/components/ui/marks";
import type { ListedPlaceMerge } from "../merges.queries";
import { UndoPlaceMerge } from "./place-merges";

type Props = { merges: readonly ListedPlaceMerge[]; mayUndo: (merge: ListedPlaceMerge) => boolean };

export async function PlaceMergeList({ merges, mayUndo }: Props) {
  const [t, format] = await Promise.all([getTranslations("workplaces.merges"), getFormatter()]);
  const day = (date: Date) => format.dateTime(date, { day: "numeric", month: "short", year: "numeric" });
  if (merges.length === 0) return <p className="text-14 text-ink-2">{t("empty")}</p>;
  return (
    <ul>
      {merges.map((merge) => {
        const { id, kind, staysName, wentName, by, mergedAt, undoneAt, until } = merge;
        return (
          <li
            className="flex min-h-tap flex-wrap items-center gap-x-3 border-b border-rule py-1 text-13"
            key={id}
          >
            <span className="min-w-0">
              <b className="block">{t("row", { went: wentName, stays: staysName })}</b>
              <span className="text-12 text-ink-3">
                {[t(`kinds.${kind}`), day(mergedAt), by].filter(Boolean).join(" · ")}
              </span>
            </span>
            <span className="ms-auto flex items-center gap-2">
              {undoneAt ? <Tag>{t("undone")}</Tag> : null}
              {until ? <span className="text-12 text-ink-3">{t("until", { day: day(until) })}</span> : null}
              {until && mayUndo(merge) ? <UndoPlaceMerge mergeId={id} /> : null}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
