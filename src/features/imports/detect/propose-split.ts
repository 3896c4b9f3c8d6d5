import { type ColumnSplit, markPatterns, splitMarks } from "../columns/split";
import type { ColumnProfile } from "./column-profile";
import { matchHeading } from "./dictionary/match-heading";

const enough = 0.6;

/** A heading that names two things, over values that are mostly parted by one mark. */
export function proposeSplit(heading: string, profile: ColumnProfile | undefined): ColumnSplit | null {
  const halves = heading
    .split(/[/|,;&\n(–-]+/)
    .map((half) => half.replace(/[)\s]+$/, "").trim())
    .filter(Boolean);
  // A day is written with marks too.
  if (!profile || profile.filled < 2 || profile.share("date") > 0.5 || halves.length < 2 || halves.length > 3)
    return null;
  const fields = halves.flatMap((half) => {
    const best = matchHeading(half)[0];
    return best && best.confidence >= 0.8 && !best.sensitive && best.field !== "ignore" ? [best.field] : [];
  });
  if (fields.length !== halves.length || new Set(fields).size !== fields.length) return null;
  const shares = splitMarks
    .filter((mark) => mark !== "space")
    .map((mark) => ({
      mark,
      share: mark === "line" ? profile.shareBroken : profile.shareLike(markPatterns[mark]),
    }));
  const best = shares.reduce((winner, next) => (next.share > winner.share ? next : winner));
  return best.share >= enough ? { mark: best.mark, fields } : null;
}
