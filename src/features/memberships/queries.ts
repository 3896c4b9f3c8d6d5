import type { Context } from "@/lib/context";
import { type Day, fromDatabaseDay } from "@/lib/dates";
import { read, type Tx } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { type Span, sinceOf } from "./member-since";
import { memberships } from "./policy";
import type { AuthorityState } from "./vocabulary.schema";

export type Application = {
  id: string;
  appliedOn: Day;
  state: "open" | "accepted" | "rejected" | "withdrawn";
  decidedOn: Day | null;
  decision: string | null;
};
export type MemberSpan = Span & {
  id: string;
  category: { id: string; name: string; counts: boolean } | null;
  ending: string | null;
  cardNumber: string | null;
  cameFrom: string | null;
  elsewhereSince: Day | null;
  wentTo: string | null;
};
export type Card = {
  id: string;
  number: string;
  code: string;
  issuedOn: Day;
  printed: boolean;
  endedOn: Day | null;
  ending: "replaced" | "lost" | "revoked" | null;
  reason: string | null;
};
export type Statement = {
  id: string;
  signedOn: Day;
  kind: "own" | "collective";
  keptWhere: string | null;
  withdrawnOn: Day | null;
};
export type Claim = {
  id: string;
  otherUnion: string;
  claimedOn: Day;
  note: string | null;
  choice: "ours" | "theirs" | "withdrawn" | null;
  closedOn: Day | null;
  letter: string | null;
};
type Step = {
  id: string;
  to: AuthorityState;
  onDay: Day;
  note: string | null;
  by: string | null;
  undoneReason: string | null;
  /** The first step of an authority is not taken back: it is revoked. */
  first: boolean;
};
export type Authority = {
  id: string;
  employer: { id: string; name: string };
  signedOn: Day;
  wording: string | null;
  state: AuthorityState;
  stateOn: Day;
  packetId: string | null;
  steps: Step[];
};
export type Office = {
  id: string;
  office: string;
  employer: string | null;
  fromOn: Day;
  toOn: Day | null;
  decree: string | null;
};

export type Papers = {
  spans: MemberSpan[];
  /** The first day of the membership without a gap, whatever its categories. */
  since: Day | null;
  applications: Application[];
  cards: Card[];
  statements: Statement[];
  claims: Claim[];
  authorities: Authority[];
  offices: Office[];
};

/** What is known of a contact's membership and its papers, the newest first. */
export async function papersOf(ctx: Context, contactId: string): Promise<Papers> {
  authorize(ctx, memberships.read);
  return read(ctx, async (tx) => {
    const where = { unionId: ctx.unionId, contactId };
    const spans = await spansOf(tx, where);
    return {
      spans,
      since: sinceOf(spans),
      applications: await applicationsOf(tx, where),
      cards: await cardsOf(tx, where),
      statements: await statementsOf(tx, where),
      claims: await claimsOf(tx, where),
      authorities: await authoritiesOf(tx, where),
      offices: await officesOf(tx, where),
    };
  });
}

type Of = { unionId: string; contactId: string };
const dayOrNull = (day: Date | null) => (day ? fromDatabaseDay(day) : null);

async function spansOf(tx: Tx, where: Of): Promise<MemberSpan[]> {
  const rows = await tx.membership.findMany({
    where,
    select: {
      ...{ id: true, joinedOn: true, recordedOn: true, leftOn: true, ending: true, cardNumber: true },
      ...{ cameFrom: true, elsewhereSince: true, wentTo: true },
      category: { select: { id: true, name: true, counts: true } },
    },
  });
  return rows
    .map(({ joinedOn, recordedOn, leftOn, elsewhereSince, ...row }) => ({
      ...row,
      from: fromDatabaseDay(joinedOn ?? recordedOn),
      until: dayOrNull(leftOn),
      elsewhereSince: dayOrNull(elsewhereSince),
    }))
    .toSorted((one, other) => other.from.localeCompare(one.from) || other.id.localeCompare(one.id));
}

async function applicationsOf(tx: Tx, where: Of): Promise<Application[]> {
  const rows = await tx.membershipApplication.findMany({
    where,
    select: { id: true, appliedOn: true, state: true, decidedOn: true, decision: true },
    orderBy: [{ appliedOn: "desc" }, { id: "desc" }],
  });
  return rows.map(({ appliedOn, decidedOn, ...row }) => ({
    ...row,
    appliedOn: fromDatabaseDay(appliedOn),
    decidedOn: dayOrNull(decidedOn),
  }));
}

async function cardsOf(tx: Tx, where: Of): Promise<Card[]> {
  const rows = await tx.membershipCard.findMany({
    where,
    select: {
      ...{ id: true, number: true, code: true, issuedOn: true, printedAt: true },
      ...{ endedOn: true, ending: true, reason: true },
    },
    orderBy: [{ issuedOn: "desc" }, { id: "desc" }],
  });
  return rows.map(({ issuedOn, endedOn, printedAt, ...row }) => ({
    ...row,
    issuedOn: fromDatabaseDay(issuedOn),
    endedOn: dayOrNull(endedOn),
    printed: printedAt !== null,
  }));
}

async function statementsOf(tx: Tx, where: Of): Promise<Statement[]> {
  const rows = await tx.membershipStatement.findMany({
    where,
    select: { id: true, signedOn: true, kind: true, keptWhere: true, withdrawnOn: true },
    orderBy: [{ signedOn: "desc" }, { id: "desc" }],
  });
  return rows.map(({ signedOn, withdrawnOn, ...row }) => ({
    ...row,
    signedOn: fromDatabaseDay(signedOn),
    withdrawnOn: dayOrNull(withdrawnOn),
  }));
}

async function claimsOf(tx: Tx, where: Of): Promise<Claim[]> {
  const rows = await tx.unionClaim.findMany({
    where,
    select: {
      ...{ id: true, otherUnion: true, claimedOn: true, note: true },
      ...{ choice: true, closedOn: true, letter: true },
    },
    orderBy: [{ claimedOn: "desc" }, { id: "desc" }],
  });
  return rows.map(({ claimedOn, closedOn, ...row }) => ({
    ...row,
    claimedOn: fromDatabaseDay(claimedOn),
    closedOn: dayOrNull(closedOn),
  }));
}

async function authoritiesOf(tx: Tx, where: Of): Promise<Authority[]> {
  const rows = await tx.deductionAuthority.findMany({
    where,
    select: {
      ...{ id: true, signedOn: true, wording: true, state: true, stateOn: true, packetId: true },
      employer: { select: { id: true, name: true } },
      authorityEvents: {
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        select: {
          ...{ id: true, toState: true, fromState: true, onDay: true, note: true, undoneReason: true },
          user: { select: { name: true } },
        },
      },
    },
    orderBy: [{ signedOn: "desc" }, { id: "desc" }],
  });
  return rows.map(({ signedOn, stateOn, authorityEvents, ...row }) => ({
    ...row,
    signedOn: fromDatabaseDay(signedOn),
    stateOn: fromDatabaseDay(stateOn),
    steps: authorityEvents.map(({ toState, fromState, onDay, user, ...step }) => ({
      ...step,
      to: toState,
      onDay: fromDatabaseDay(onDay),
      by: user?.name ?? null,
      first: fromState === null,
    })),
  }));
}

async function officesOf(tx: Tx, where: Of): Promise<Office[]> {
  const rows = await tx.unitOffice.findMany({
    where,
    select: {
      ...{ id: true, office: true, fromOn: true, toOn: true, decree: true },
      employer: { select: { name: true } },
    },
    orderBy: [{ fromOn: "desc" }, { id: "desc" }],
  });
  return rows.map(({ fromOn, toOn, employer, ...row }) => ({
    ...row,
    employer: employer?.name ?? null,
    fromOn: fromDatabaseDay(fromOn),
    toOn: dayOrNull(toOn),
  }));
}
