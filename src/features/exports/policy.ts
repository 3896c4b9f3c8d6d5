import { admins, organisers, policy } from "@/lib/policy";

/** What may be in a file is for the feature that has it; this is for asking at all, and for letting large ones go. */
export const exports = policy("export", { ask: organisers, decide: admins });
