import { admins, everyone, policy } from "@/lib/policy";

export const thresholds = policy("threshold", { read: everyone, edit: admins });
