import { admins, organisers, policy } from "@/lib/policy";

/**
 * What may be in a file is for the feature that has it; this is for asking at all, for letting large ones go, and for the union as a
 * whole. `release`: by the program on the machine.
 */
export const exports = policy("export", { ask: organisers, decide: admins, release: [], union: admins });
