import type { AssessmentLevel } from "@/components/ui/assessment-style";
import type { Cursor } from "./enrolments.schema";

export const stuckAfterDays = 14;
export const columnPage = 30;

export type Card = {
  enrolmentId: string;
  version: number;
  stageId: string;
  contactId: string;
  name: string;
  /** null: this role doesn't see it. */
  member: boolean | null;
  /** Left out for roles that may not read assessments. */
  assessment?: { level: AssessmentLevel | null; stale: boolean };
  workplace: string | null;
  department: string | null;
  line: string | null;
  shift: string | null;
  daysInStage: number;
  /** The next open follow-up. */
  due: { inDays: number; on: string; promise: string | null } | null;
  quietDays: number | null;
  owner: { id: string; name: string } | null;
  cursor: Cursor;
};

/** A card that was just moved: on top of its new column until the server's page has it. */
export type Landed = { card: Card; stageId: string; version: number };
export type Landings = ReadonlyMap<string, Landed>;

export type Pending = { card: Card; toStageId: string };

export const top: Cursor = { at: "0001-01-01T00:00:00.000000Z", id: "00000000-0000-0000-0000-000000000000" };

type Column = { stageId: string; count: number; cards: readonly Card[] };

/**
 * The server's cards, the pages loaded since, the moved cards and those on their way. The highest version of a card wins, so
 * that another user's move is never hidden by an older one of ours.
 */
export function arrange(
  columns: readonly Column[],
  { more, landed, pending }: { more: readonly Card[]; landed: Landings; pending: readonly Pending[] },
): { stageId: string; count: number; cards: Card[]; after: Cursor }[] {
  const cards = newest([...columns.flatMap((column) => column.cards), ...more]);
  const known = new Map([...cards, ...valid(landed, cards)].map((card) => [card.enrolmentId, card]));
  const moved = new Map(pending.map(({ card, toStageId }) => [card.enrolmentId, toStageId]));
  for (const { card } of pending) if (!known.has(card.enrolmentId)) known.set(card.enrolmentId, card);
  const shown = [...known.values()].map((card) => ({
    card,
    at: moved.get(card.enrolmentId) ?? card.stageId,
  }));
  return columns.map(({ stageId, count }) => {
    const here = shown
      .filter(({ at }) => at === stageId)
      .map(({ card }) => (card.stageId === stageId ? card : { ...card, stageId }));
    const onTop = here
      .filter(({ enrolmentId }) => moved.has(enrolmentId) || landed.has(enrolmentId))
      .reverse();
    const below = here.filter((card) => !onTop.includes(card)).sort(byAge);
    return {
      stageId,
      count: count + balance(pending, stageId),
      cards: [...onTop, ...below],
      after: below.at(-1)?.cursor ?? top,
    };
  });
}

function newest(cards: readonly Card[]): Card[] {
  const best = new Map<string, Card>();
  for (const card of cards) {
    const known = best.get(card.enrolmentId);
    if (!known || card.version > known.version) best.set(card.enrolmentId, card);
  }
  return [...best.values()];
}

function valid(landed: Landings, cards: readonly Card[]): Card[] {
  const versions = new Map(cards.map((card) => [card.enrolmentId, card.version]));
  return [...landed.values()]
    .filter(({ card, version }) => version >= (versions.get(card.enrolmentId) ?? 0))
    .map(({ card, stageId, version }) => ({ ...card, stageId, version, daysInStage: 0 }));
}

function byAge(a: Card, b: Card): number {
  return a.cursor.at.localeCompare(b.cursor.at) || a.cursor.id.localeCompare(b.cursor.id);
}

function balance(pending: readonly Pending[], stageId: string): number {
  const came = pending.filter(
    ({ card, toStageId }) => toStageId === stageId && card.stageId !== stageId,
  ).length;
  const went = pending.filter(
    ({ card, toStageId }) => card.stageId === stageId && toStageId !== stageId,
  ).length;
  return came - went;
}

/** `2026-11-23T08:00:00.000000Z_<id>`, for a link. */
export const cursorText = ({ at, id }: Cursor) => `${at}_${id}`;

export function cursorFrom(text: string | undefined): unknown {
  const [at, id] = (text ?? "").split("_");
  return { at, id };
}

type Foldable = { stageId: string; kind: "step" | "member" | "exit" };

export function foldedAt(columns: readonly Foldable[], query: string): ReadonlySet<string> {
  const asked = new URLSearchParams(query).get("folded");
  const ids =
    asked === null
      ? columns.filter(({ kind }) => kind !== "step").map(({ stageId }) => stageId)
      : asked.split(",");
  return new Set(ids.filter((id) => columns.some(({ stageId }) => stageId === id)));
}

/** `fold` and `open` change one stage's folding. */
export function addressWith(
  columns: readonly Foldable[],
  query: string,
  { fold, open, ...changes }: Record<string, string | undefined>,
): string {
  const params = new URLSearchParams(query);
  for (const gone of ["move", "told"]) params.delete(gone);
  if (fold || open) {
    const folded = new Set(foldedAt(columns, query));
    if (fold) folded.add(fold);
    if (open) folded.delete(open);
    params.set("folded", [...folded].join(","));
  }
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) params.delete(key);
    else params.set(key, value);
  }
  return `?${params}`;
}
