import { organisers, policy } from "@/lib/policy";

/** Only a job brings addresses and suppressions in line. */
export const consents = policy("consent", { read: organisers, record: organisers, agree: [] });
