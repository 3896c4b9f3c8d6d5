import { admins, policy } from "@/lib/policy";

/** The installation that the union runs on: how it does, and its backups. Files and people are not told. */
export const system = policy("system", { read: admins, backUp: admins });
