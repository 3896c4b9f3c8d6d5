import { organisers, policy } from "@/lib/policy";

/** Observers see numbers only, groups under five as "fewer than five". */
export const density = policy("density", { read: [...organisers, "observer"], people: organisers });
