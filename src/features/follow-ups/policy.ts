import { coordinators, organisers, policy } from "@/lib/policy";

/** Row security shows a delegate the own tasks alone. */
export const followUps = policy("followUp", {
  read: [...organisers, "delegate"],
  change: [...organisers, "delegate"],
  reassign: organisers,
  readAssessment: organisers,
  suggest: organisers,
  compare: coordinators,
  handOver: coordinators,
});
