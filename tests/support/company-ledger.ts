/**
 * What is true of the workers of a company, kept beside the product and counted from scratch: no code of the product is in here. Days are
 * numbers; a span holds from its first day to the day before its end.
 */
export type LedgerSpan = { from: number; to: number | null };
type Employed = LedgerSpan & { place: string };
type Belonging = LedgerSpan & { counts: boolean };

export class LedgerWorker {
  readonly jobs: Employed[] = [];
  readonly membership: Belonging[] = [];
  readonly cards: LedgerSpan[] = [];
  /** The number of a list, without a card. */
  readonly listed: LedgerSpan[] = [];
  readonly statements: LedgerSpan[] = [];
  readonly claims: LedgerSpan[] = [];

  worksAt(places: readonly string[], day: number): boolean {
    return this.jobs.some((job) => places.includes(job.place) && holds(job, day));
  }

  counts(day: number): boolean {
    return this.membership.some((span) => span.counts && holds(span, day));
  }

  provable(day: number): boolean {
    if (this.claims.some((span) => holds(span, day))) return false;
    if (this.statements.some((span) => holds(span, day))) return true;
    if (this.cards.length > 0) return this.cards.some((span) => holds(span, day));
    return this.listed.some((span) => holds(span, day));
  }
}

function holds({ from, to }: LedgerSpan, day: number): boolean {
  return day >= from && (to === null || day < to);
}

export function end(spans: readonly LedgerSpan[], day: number): void {
  for (const span of spans) if (span.to === null) span.to = day;
}

export type Recount = { members: number; verifiable: number };

export function recount(workers: readonly LedgerWorker[], places: readonly string[], day: number): Recount {
  let members = 0;
  let verifiable = 0;
  for (const worker of workers) {
    if (!worker.worksAt(places, day) || !worker.counts(day)) continue;
    members += 1;
    if (worker.provable(day)) verifiable += 1;
  }
  return { members, verifiable };
}

/** How many are missing, found by adding one after the other. */
export function missing(reached: (members: number) => boolean, members: number): number {
  let more = 0;
  while (!reached(members + more)) more += 1;
  return more;
}

/** Ten workers; a tenth of all; more than half of all. */
export const lawfulLines = (eligible: number): Record<string, (members: number) => boolean> => ({
  workers: (members) => members >= 10,
  at_least: (members) => members * 10 >= eligible,
  more_than: (members) => members * 2 > eligible,
});
