import { admins, everyone, policy } from "@/lib/policy";

export const unions = policy("union", { read: everyone, change: admins });
