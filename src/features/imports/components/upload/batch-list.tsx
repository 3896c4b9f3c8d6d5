import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Done, SoftMarker, Tag } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { stopMessage } from "../../batch";
import type { listBatches } from "../../queries";
import { shownName } from "../shown-name";

type Batches = Awaited<ReturnType<typeof listBatches>>;
type Batch = Batches["batches"][number];

export function BatchList({ batches, total }: Batches) {
  const t = useTranslations("import-steps.list");
  if (total === 0) return <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>;
  return (
    <Section meta={t("shown", { shown: batches.length, total })} title={t("title")}>
      <ul className="bg-sheet shadow-1">
        {batches.map((batch) => (
          <BatchRow batch={batch} key={batch.id} />
        ))}
      </ul>
    </Section>
  );
}

function BatchRow({ batch }: { batch: Batch }) {
  const t = useTranslations("import-steps.paste");
  const format = useFormatter();
  return (
    <li className="border-b border-rule">
      <Link
        className="grid gap-x-4 gap-y-1 px-4 py-3 no-underline hover:bg-sunk md:grid-cols-[minmax(0,2fr)_minmax(0,2fr)_minmax(0,1.4fr)]"
        href={`/imports/${batch.id}`}
      >
        <span className="min-w-0">
          <span className="block truncate font-strong">{shownName(batch.fileName, t("cells"))}</span>
          <span className="block text-12 text-ink-3">
            {batch.createdByUser.name} ·{" "}
            {format.dateTime(batch.createdAt, {
              weekday: "short",
              day: "numeric",
              month: "short",
              hour: "numeric",
              minute: "2-digit",
            })}
          </span>
        </span>
        <span className="text-13 text-ink-2">
          <BatchCounts batch={batch} />
        </span>
        <span className="md:justify-self-end">
          <BatchState batch={batch} />
        </span>
      </Link>
    </li>
  );
}

function BatchCounts({ batch }: { batch: Batch }) {
  const refusals = useTranslations("imports");
  const said = useSaid(batch);
  const stop = stopMessage(batch);
  if (stop) return refusals(`refusals.${stop}` as Parameters<typeof refusals>[0]);
  return said.join(" · ");
}

/** What the import's own screen says of it, in short; nothing while that is not decided. */
function useSaid({ state, counts, outcomes, doneRows, totalRows }: Batch): string[] {
  const t = useTranslations("import-steps");
  const some = (key: "rejected" | "held" | "pairs" | "restored" | "reopened", count = 0) =>
    count > 0 ? [t(`list.${key}`, { count })] : [];
  if (state === "running" || state === "undoing")
    return [t("work.rows", { done: doneRows, total: totalRows })];
  if (state === "ready" && outcomes)
    return [
      t("list.ready", { created: outcomes.created, known: outcomes.known }),
      ...some("held", outcomes.toConfirm),
      ...some("pairs", outcomes.openRows),
      ...some("rejected", outcomes.rejected),
    ];
  if (state === "done" && counts)
    return [
      t("list.counts", { created: counts.created, changed: counts.changed ?? 0 }),
      ...some("rejected", counts.rejected),
    ];
  if (state === "undone" && counts)
    return [
      t("list.undone", { undone: counts.undone ?? 0, kept: counts.kept ?? 0 }),
      ...some("restored", counts.restored),
      ...some("reopened", counts.reopened),
    ];
  return [];
}

function BatchState({ batch: { state, counts } }: { batch: Batch }) {
  const t = useTranslations("import-steps");
  const waiting = counts?.held ?? 0;
  if (state === "done" && waiting > 0)
    return <SoftMarker>{t("list.waiting", { count: waiting })}</SoftMarker>;
  if (state === "done") return <Done>{t(`states.${state}`)}</Done>;
  const waits = state === "mapping" || state === "ready" || state === "failed";
  return waits ? <SoftMarker>{t(`states.${state}`)}</SoftMarker> : <Tag>{t(`states.${state}`)}</Tag>;
}
