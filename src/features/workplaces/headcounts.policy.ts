import { coordinators, organisers, policy } from "@/lib/policy";

export const headcounts = policy("headcount", {
  read: [...organisers, "observer"],
  readExact: organisers,
  record: coordinators,
});
