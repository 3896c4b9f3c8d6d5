import { admins, organisers, policy } from "@/lib/policy";

/** Users who may log may take a list along; an admin sees every phone and can revoke it. */
export const devices = policy("device", {
  keep: [...organisers, "delegate"],
  readAll: admins,
  revokeAll: admins,
});
