import { coordinators, everyone, policy } from "@/lib/policy";

export const agreements = policy("agreement", {
  read: everyone,
  record: coordinators,
  watch: coordinators,
});
