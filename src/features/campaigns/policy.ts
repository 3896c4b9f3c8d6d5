import { coordinators, everyone, organisers, policy } from "@/lib/policy";

export const campaigns = policy("campaign", { read: everyone, manage: coordinators });

/** An observer sees counts alone. A delegate reads the cards of the own department. */
export const enrolments = policy("enrolment", {
  count: everyone,
  read: [...organisers, "delegate"],
  readAssessment: organisers,
  enrol: organisers,
  move: organisers,
  assign: organisers,
});
