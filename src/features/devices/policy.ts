import { admins, organisers, policy } from "@/lib/policy";

/** Whoever may log a talk may take a list along; an admin sees every phone and can revoke it. */
export const devices = policy("device", {
  keep: [...organisers, "delegate"],
  readAll: admins,
  revokeAll: admins,
});
