import { admins, everyone, policy } from "@/lib/policy";

export const issues = policy("issue", { read: everyone, edit: admins });
