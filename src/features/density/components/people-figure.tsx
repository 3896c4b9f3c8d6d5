import Link from "next/link";
import type { Count } from "../density";
import { peopleHref } from "./density-links";
import type { DensityWords } from "./density-words";

type Props = {
  count: Count;
  /** Names the figure for screen readers. */
  name: string;
  kind: "members" | "withUs" | "assessed" | "listed";
  filter: Parameters<typeof peopleHref>[0];
  open: boolean;
  words: DensityWords;
};

export function PeopleFigure({ count, name, kind, filter, open, words }: Props) {
  const shown = words.count(count);
  if (!open || !count) return shown;
  const label = words.t(`table.${kind}Of`, { place: name, count: shown });
  return (
    <Link
      aria-label={label}
      className="inline-flex items-center justify-end underline decoration-rule-2 underline-offset-3 hover:decoration-ink coarse:min-h-tap coarse:min-w-tap"
      href={peopleHref(filter)}
      prefetch={false}
    >
      {shown}
    </Link>
  );
}
