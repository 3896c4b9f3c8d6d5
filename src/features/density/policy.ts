import { organisers, policy } from "@/lib/policy";

/** Observers get the numbers without the people: groups under five stay "fewer than five". */
export const density = policy("density", { read: [...organisers, "observer"], people: organisers });
