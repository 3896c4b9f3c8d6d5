import type { ContactEnrolment } from "@/features/campaigns/queries";
import { type AskAnswer, type Evidence, type Outcome, wasReached } from "./vocabulary.schema";

/** What a conversation may have changed beside itself; each is done in one tap. */
export type Offer =
  | {
      kind: "stage";
      enrolmentId: string;
      version: number;
      campaign: string;
      stage: { id: string; name: string };
    }
  | { kind: "membership" }
  | { kind: "endJob"; version: number; workplace: string }
  | { kind: "number"; pointId: string; phone: string };

export type Said = { outcome: Outcome; askAnswer: AskAnswer; evidence: readonly Evidence[] };

export const hasSigned = ({ outcome, evidence }: Said) => wasReached(outcome) && evidence.includes("signed");

/** Only these answers lead to an offer, so that no other waits for the question. */
export const mayOffer = (said: Said) =>
  said.outcome === "moved" ||
  said.outcome === "wrong_number" ||
  (wasReached(said.outcome) && said.askAnswer === "yes") ||
  hasSigned(said);

type Stage = ContactEnrolment["stages"][number];

/** A yes leads one step on. A signature leads to the last step before the members, and from there to them. */
export function stageAfter(
  said: Said,
  { stages, stageId }: { stages: readonly Stage[]; stageId: string },
): Stage | null {
  const path = stages.filter(({ kind }) => kind !== "exit");
  const here = path.findIndex(({ id }) => id === stageId);
  if (here < 0) return null;
  const lastStep = path.findLastIndex(({ kind }) => kind === "step");
  const to = hasSigned(said) ? Math.max(lastStep, here + 1) : here + 1;
  return path[to] ?? null;
}
