import { admins, coordinators, organisers, policy } from "@/lib/policy";

/** An organiser notes what a member signs; the secretariat decides and hands out. */
export const memberships = policy("membership", {
  read: organisers,
  record: organisers,
  decide: coordinators,
  edit: admins,
});

/** How many members could be proven: a figure, for who sees figures. */
export const verification = policy("verification", {
  count: [...organisers, "observer"],
  people: organisers,
  print: coordinators,
});
