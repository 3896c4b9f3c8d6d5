import { coordinators, everyone, organisers, policy } from "@/lib/policy";

/** An observer sees figures alone. */
export const activities = policy("activity", {
  read: everyone,
  manage: organisers,
  /** Freezes what is predicted, closes the count and opens it again. */
  launch: coordinators,
});

/** A delegate ticks off the own department, without assessments. */
export const participation = policy("participation", {
  read: [...organisers, "delegate"],
  record: [...organisers, "delegate"],
  readPredicted: organisers,
  rate: organisers,
  /** How often the assessments of others came true; each user sees the own. */
  readAccuracy: coordinators,
});
