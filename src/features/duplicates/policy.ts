import { coordinators, organisers, policy } from "@/lib/policy";

/** Merging changes what a whole campaign counts: coordinators and admins, within their turf. */
export const duplicates = policy("duplicate", {
  read: coordinators,
  note: organisers,
  decide: coordinators,
  merge: coordinators,
  undo: coordinators,
});
