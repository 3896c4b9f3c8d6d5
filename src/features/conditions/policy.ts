import { coordinators, organisers, policy } from "@/lib/policy";

export const conditions = policy("condition", {
  read: [...organisers, "observer"],
  readExact: organisers,
  record: coordinators,
});
export const minimumWages = policy("minimumWage", {
  read: [...organisers, "observer"],
  record: coordinators,
});
