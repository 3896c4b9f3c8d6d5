import type { Ids, Role } from "./scene";

export const A: readonly Role[] = ["admin"];
export const AC: readonly Role[] = ["admin", "coordinator"];
export const ACO: readonly Role[] = ["admin", "coordinator", "organiser"];
export const ACOD: readonly Role[] = ["admin", "coordinator", "organiser", "delegate"];
export const all: readonly Role[] = ["admin", "coordinator", "organiser", "delegate", "observer"];

/** Where the named rows are: at a place, in the union, or nowhere: of oneself, or of a visitor with a token. */
type Reach = "turf" | "union" | "self" | "token";

export type Expected = {
  may: readonly Role[];
  reach: Reach;
  input: (ids: Ids) => Record<string, unknown> | string;
  /** Sent as a form. */
  form?: true;
  /** Foreign rows are left out without a word: it answers, and neither tells nor changes anything. */
  leavesOut?: true;
  /** How it refuses besides FORBIDDEN and NOT_FOUND: a foreign row is a choice that is not there, or has no such state. */
  refuses?: "INVALID" | "CHANGED_MEANWHILE";
  /** What even those who may are told: the scene's row is not in the state that this needs. */
  unready?: "NOT_FOUND" | "FORBIDDEN";
  /** Those who may are asked who they are first: PROOF_NEEDED until then. */
  needsProof?: true;
  /** Not done where it is allowed: it would end what the other cells need. */
  ends?: true;
};
