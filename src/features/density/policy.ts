import { organisers, policy } from "@/lib/policy";

/** Observers see figures alone, in tens (`lib/small-groups`). */
export const density = policy("density", {
  read: [...organisers, "observer"],
  people: organisers,
  count: [],
});
