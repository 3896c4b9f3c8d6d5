import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Done } from "@/components/ui/marks";
import { history } from "../merge/tables";
import type { Kept } from "../merge/undo";
import type { ListedMerge } from "../merges.queries";
import { useDay } from "./pair-person";
import { UndoMerge } from "./undo-merge";

export function MergeList({ merges }: { merges: readonly ListedMerge[] }) {
  return (
    <ul className="border-t-2 border-ink">
      {merges.map((merge) => (
        <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-rule py-3" key={merge.id}>
          <MergeWords merge={merge} />
        </li>
      ))}
    </ul>
  );
}

function MergeWords({ merge }: { merge: ListedMerge }) {
  const t = useTranslations("duplicates.merged");
  const day = useDay();
  const { survivorId, survivorName, goneName, by, mergedAt, undoneAt, until, kept } = merge;
  const when = day(mergedAt);
  return (
    <>
      <div className="min-w-0 flex-1 basis-64 text-14">
        <p className="font-strong wrap-anywhere">
          <Link href={`/contacts/${survivorId}`} prefetch={false}>
            {t("line", { gone: goneName, survivor: survivorName })}
          </Link>
        </p>
        <p className="text-13 text-ink-2">
          {[
            by ? t("by", { name: by, day: when }) : t("bySomebody", { day: when }),
            until && t("until", { day: day(until) }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        {kept.length > 0 ? <KeptWords kept={kept} /> : null}
      </div>
      {undoneAt ? <Done>{t("undone", { day: day(undoneAt) })}</Done> : <UndoMerge mergeId={merge.id} />}
    </>
  );
}

const named = ["contact", ...history] as const;

function KeptWords({ kept }: { kept: readonly Kept[] }) {
  const t = useTranslations("duplicates.kept");
  const words = useTranslations("duplicates.merged");
  const format = useFormatter();
  const counts = new Map<(typeof named)[number] | "other", number>();
  for (const { entity, count = 1 } of kept) {
    const name = named.find((each) => each === entity) ?? "other";
    counts.set(name, (counts.get(name) ?? 0) + count);
  }
  const list = [...counts].map(([name, count]) => t(name, { count }));
  return <p className="text-13 text-ink-2">{words("kept", { list: format.list(list) })}</p>;
}
