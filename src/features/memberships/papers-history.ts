import type { Day } from "@/lib/dates";
import type { Papers } from "./queries";

export type PaperEvent = {
  key: string;
  on: Day;
  what:
    | "applied"
    | "accepted"
    | "rejected"
    | "withdrawn"
    | "joined"
    | "joinedAs"
    | "left"
    | "cardIssued"
    | "cardReplaced"
    | "cardLost"
    | "cardRevoked"
    | "signed"
    | "statementWithdrawn"
    | "claimed"
    | "claimOurs"
    | "claimTheirs"
    | "claimWithdrawn"
    | "authority"
    | "authorityUndone"
    | "appointed"
    | "officeEnded";
  /** A number, a union, an office, a state or an ending. */
  subject: string;
  note: string | null;
};

type Listed = Omit<PaperEvent, "on"> & { on: Day | null };

/** The papers as what happened, the newest first. */
export function historyOf(papers: Papers): PaperEvent[] {
  const all: Listed[] = [
    ...papers.applications.flatMap(({ id, appliedOn, state, decidedOn, decision }): Listed[] => [
      { key: `${id}-applied`, on: appliedOn, what: "applied", subject: "", note: null },
      ...(state === "open"
        ? []
        : [{ key: `${id}-decided`, on: decidedOn, what: state, subject: "", note: decision }]),
    ]),
    ...papers.spans.flatMap((span): Listed[] => [
      {
        key: `${span.id}-joined`,
        on: span.from,
        what: span.category ? "joinedAs" : "joined",
        subject: span.category?.name ?? "",
        note: span.cameFrom,
      },
      { key: `${span.id}-left`, on: span.until, what: "left", subject: span.ending ?? "", note: span.wentTo },
    ]),
    ...papers.cards.flatMap(({ id, number, issuedOn, endedOn, ending, reason }): Listed[] => [
      { key: `${id}-issued`, on: issuedOn, what: "cardIssued", subject: number, note: null },
      ...(ending
        ? [{ key: `${id}-ended`, on: endedOn, what: cardEnds[ending], subject: number, note: reason }]
        : []),
    ]),
    ...papers.statements.flatMap(({ id, signedOn, withdrawnOn, keptWhere }): Listed[] => [
      { key: `${id}-signed`, on: signedOn, what: "signed", subject: "", note: keptWhere },
      { key: `${id}-withdrawn`, on: withdrawnOn, what: "statementWithdrawn", subject: "", note: null },
    ]),
    ...papers.claims.flatMap(({ id, otherUnion, claimedOn, note, choice, closedOn, letter }): Listed[] => [
      { key: `${id}-claimed`, on: claimedOn, what: "claimed", subject: otherUnion, note },
      ...(choice
        ? [{ key: `${id}-closed`, on: closedOn, what: claimEnds[choice], subject: otherUnion, note: letter }]
        : []),
    ]),
    ...papers.authorities.flatMap(({ steps }) =>
      steps.map(({ id, to, onDay, note, by, undoneReason }): Listed => {
        const what = undoneReason === null ? "authority" : "authorityUndone";
        return {
          key: id,
          on: onDay,
          what,
          subject: to,
          note: undoneReason ?? ([by, note].filter(Boolean).join(" · ") || null),
        };
      }),
    ),
    ...papers.offices.flatMap(({ id, office, fromOn, toOn, decree }): Listed[] => [
      { key: `${id}-from`, on: fromOn, what: "appointed", subject: office, note: decree },
      { key: `${id}-to`, on: toOn, what: "officeEnded", subject: office, note: null },
    ]),
  ];
  return all
    .flatMap((event) => (event.on ? [{ ...event, on: event.on }] : []))
    .toSorted((one, other) => other.on.localeCompare(one.on) || other.key.localeCompare(one.key));
}

const cardEnds = { replaced: "cardReplaced", lost: "cardLost", revoked: "cardRevoked" } as const;
const claimEnds = { ours: "claimOurs", theirs: "claimTheirs", withdrawn: "claimWithdrawn" } as const;
