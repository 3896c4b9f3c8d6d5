import { admins, policy } from "@/lib/policy";

/** What a person may ask of the union: to see what is kept, and to be erased. */
export const privacy = policy("privacy", {
  disclose: admins,
  erase: admins,
  retain: admins,
  /** Only the nightly job. */
  forget: [],
});
