import { coordinators, everyone, organisers, policy } from "@/lib/policy";

export const employers = policy("employer", { read: everyone, edit: coordinators });
export const otherUnions = policy("otherUnion", {
  read: [...organisers, "observer"],
  readExact: organisers,
  record: coordinators,
});
