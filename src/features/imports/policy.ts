import { admins, policy } from "@/lib/policy";

export const imports = policy("import", { read: admins, run: admins, undo: admins });
