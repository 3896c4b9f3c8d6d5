import { organisers, policy } from "@/lib/policy";

/** Who leads whom is a permission of its own: it is never printed and never kept on a phone. */
export const leaders = policy("leader", {
  read: organisers,
  mark: organisers,
  readFollowing: organisers,
  noteFollowing: organisers,
});
