import { organisers, policy } from "@/lib/policy";

/** A delegate reads names and places in the own department; the queries choose columns by role. */
export const contacts = policy("contact", {
  read: [...organisers, "delegate"],
  readAssessment: organisers,
  readPhone: organisers,
  create: organisers,
  update: organisers,
  revealNationalId: organisers,
  export: organisers,
});
