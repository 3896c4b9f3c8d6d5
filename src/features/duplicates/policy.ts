import { coordinators, organisers, policy } from "@/lib/policy";

/** Coordinators and admins, within their turf: merging changes counts of whole campaigns. */
export const duplicates = policy("duplicate", {
  read: coordinators,
  note: organisers,
  decide: coordinators,
  merge: coordinators,
  undo: coordinators,
});
