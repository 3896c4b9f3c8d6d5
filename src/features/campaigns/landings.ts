import type { Card, Landed, Landings } from "./board";
import type { MoveOutcome } from "./moves.mutations";

export type Moving = { cards: readonly Card[]; toStageId: string };

type Settling = { going: readonly Card[]; toStageId: string; outcome: MoveOutcome };

/** A card lands where it was sent, or where a faster colleague had put it. */
export function landedWith(now: Landings, { going, toStageId, outcome }: Settling): Landings {
  const next = new Map<string, Landed>(now);
  const land = (enrolmentId: string, at: { stageId: string; version: number }) => {
    const card = going.find((one) => one.enrolmentId === enrolmentId);
    next.delete(enrolmentId);
    if (card) next.set(enrolmentId, { card, ...at });
  };
  for (const { enrolmentId, version } of outcome.moved) land(enrolmentId, { stageId: toStageId, version });
  for (const { enrolmentId, version, stageId } of outcome.conflicts) land(enrolmentId, { stageId, version });
  return next;
}

/** What undoes a move: each card from where it is now to the stage that it came from, one move for each such stage. */
export function movesBack(cards: readonly Card[], fromStageId: string): Moving[] {
  return [...new Set(cards.map(({ stageId }) => stageId))].map((toStageId) => ({
    toStageId,
    cards: cards
      .filter(({ stageId }) => stageId === toStageId)
      .map((card) => ({ ...card, stageId: fromStageId })),
  }));
}

/** One request moves two hundred at most. */
const mostChosen = 200;

/** The chosen cards with one more or one less; a card too many is not chosen. */
export function toggled(chosen: ReadonlySet<string>, enrolmentId: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(enrolmentId) && next.size < mostChosen) next.add(enrolmentId);
  return next;
}
