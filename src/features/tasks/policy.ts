import { coordinators, organisers, policy } from "@/lib/policy";

/** Row security shows a delegate the own tasks alone. */
export const tasks = policy("task", {
  read: [...organisers, "delegate"],
  close: [...organisers, "delegate"],
  manage: organisers,
  handOver: coordinators,
});
