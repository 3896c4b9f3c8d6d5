import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import type { OutcomeCounts } from "../../review/outcomes";
import type { ListedOutcome } from "../../rows.schema";

type ImpactFiguresProps = { batchId: string; outcomes: OutcomeCounts; members: number; changed: number };

/** Every row of the file under one of five outcomes, as numbers and as a bar; each leads to its rows. */
export function ImpactFigures({ batchId, outcomes, members, changed }: ImpactFiguresProps) {
  const t = useTranslations("import-steps.impact");
  const own = useTranslations("import-decisions.outcomes");
  const { created, known, toConfirm, openRows, joined, rejected } = outcomes;
  const hereNote = own("hereNote", { changed, unchanged: known - changed });
  const confirmNotes = [
    ...(toConfirm > 0 || openRows === 0 ? [own("toConfirmNote", { count: toConfirm })] : []),
    ...(openRows > 0 ? [own("pairsNote", { count: openRows })] : []),
  ];
  const figures = [
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
        {figures.map((figure) => (
          <Figure
            asks={["rejected", "confirm"].includes(figure.key) && figure.count > 0}
            figure={figure}
            href={leadsOn(figure.key, figure.count) ? hrefOf(batchId, figure.key) : null}
            key={figure.key}
          />
        ))}
      </dl>
      <div aria-label={t("bar")} className="flex h-4 gap-px overflow-hidden rounded-1 bg-sunk" role="img">
        {figures.map(({ key, count, fill }) =>
          count > 0 ? <span className={fill} key={key} style={{ flexGrow: count, minWidth: 4 }} /> : null,
        )}
      </div>
    </div>
  );
}

const outcomeOf: Record<string, ListedOutcome> = { new: "new", here: "matched", joined: "joined" };

function hrefOf(batchId: string, key: string): string | null {
  if (key === "confirm") return `/imports/${batchId}/people`;
  const outcome = outcomeOf[key];
  return outcome ? `/imports/${batchId}/rows?outcome=${outcome}` : null;
}

type FigureProps = {
  figure: { label: string; notes: string[]; count: number };
  href: string | null;
  asks: boolean;
};

function Figure({ figure: { label, notes, count }, href, asks }: FigureProps) {
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
