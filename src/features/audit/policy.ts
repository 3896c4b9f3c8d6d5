import { admins, policy } from "@/lib/policy";

export const audits = policy("audit", { read: admins, export: admins, seal: [] });
