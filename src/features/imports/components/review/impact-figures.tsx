import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import type { OutcomeCounts } from "../../review/outcomes";
import type { ListedOutcome } from "../../review/row-list";

type ImpactFiguresProps = { batchId: string; piles: OutcomeCounts; members: number; changed: number };

/** Every row of the file in one of five heaps, as numbers and as a bar; each heap leads to its rows. */
export function ImpactFigures({ batchId, piles, members, changed }: ImpactFiguresProps) {
  const t = useTranslations("import-steps.impact");
  const own = useTranslations("import-decisions.heaps");
  const { created, known, toConfirm, openRows, joined, rejected } = piles;
  const hereNote = own("hereNote", { changed, unchanged: known - changed });
  const confirmNotes = [
    ...(toConfirm > 0 || openRows === 0 ? [own("toConfirmNote", { count: toConfirm })] : []),
    ...(openRows > 0 ? [own("pairsNote", { count: openRows })] : []),
  ];
  const heaps = [
    { key: "new", count: created, label: t("new"), notes: [t("newNote", { members })], fill: "bg-ink" },
    { key: "here", count: known, label: own("here"), notes: [hereNote], fill: "bg-ink-3" },
    {
      ...{ key: "confirm", count: toConfirm, label: own("toConfirm"), fill: "bg-merah-rest" },
      notes: confirmNotes,
    },
    { key: "joined", count: joined, label: t("joined"), notes: [t("joinedNote")], fill: "bg-rule-2" },
    { key: "rejected", count: rejected, label: t("rejected"), notes: [t("rejectedNote")], fill: "bg-marker" },
  ];
  const leadsOn = (key: string, count: number) => count > 0 || (key === "confirm" && openRows > 0);
  return (
    <div className="grid gap-4">
      <dl className="grid grid-cols-2 gap-x-5 gap-y-4 md:grid-cols-5">
        {heaps.map((heap) => (
          <Heap
            asks={["rejected", "confirm"].includes(heap.key) && heap.count > 0}
            heap={heap}
            href={leadsOn(heap.key, heap.count) ? hrefOf(batchId, heap.key) : null}
            key={heap.key}
          />
        ))}
      </dl>
      <div aria-label={t("bar")} className="flex h-4 gap-px overflow-hidden rounded-1 bg-sunk" role="img">
        {heaps.map(({ key, count, fill }) =>
          count > 0 ? <span className={fill} key={key} style={{ flexGrow: count, minWidth: 4 }} /> : null,
        )}
      </div>
    </div>
  );
}

const outcomeOf: Record<string, ListedOutcome> = { new: "new", here: "sure", joined: "joined" };

function hrefOf(batchId: string, key: string): string | null {
  if (key === "confirm") return `/imports/${batchId}/people`;
  const pile = outcomeOf[key];
  return pile ? `/imports/${batchId}/rows?pile=${pile}` : null;
}

type HeapProps = {
  heap: { label: string; notes: string[]; count: number };
  href: string | null;
  asks: boolean;
};

function Heap({ heap: { label, notes, count }, href, asks }: HeapProps) {
  const format = useFormatter();
  return (
    <div className="flex flex-col border-t-2 border-ink pt-2">
      <dt className="order-2 text-14 font-strong">
        {href ? (
          <Link
            className="coarse:inline-flex coarse:min-h-tap coarse:items-center"
            href={href}
            prefetch={false}
          >
            {label}
          </Link>
        ) : (
          label
        )}
      </dt>
      <dd className="order-1">
        <span className={cn("fig text-40", asks && "rounded-1 bg-marker px-1.5 text-on-marker")}>
          {format.number(count)}
        </span>
      </dd>
      {notes.map((note) => (
        <dd className="order-3 text-12 text-ink-3" key={note}>
          {note}
        </dd>
      ))}
    </div>
  );
}
