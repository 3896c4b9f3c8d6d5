import { admins, everyone, policy } from "@/lib/policy";

export const users = policy("user", { read: admins, invite: admins, change: admins, self: everyone });
