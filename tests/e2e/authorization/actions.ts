import { onAccounts } from "./actions-on-accounts";
import { onActivities } from "./actions-on-activities";
import { onEmployers } from "./actions-on-employers";
import { onMemberships } from "./actions-on-memberships";
import { onPeople } from "./actions-on-people";
import { onUnion } from "./actions-on-union";
import type { Expected } from "./expected";

/**
 * What each role may do with rows in its reach, by server action. Said here a second time on purpose: nothing is derived from
 * the policies.
 */
export const expectations: Record<string, Expected> = {
  ...onPeople,
  ...onEmployers,
  ...onActivities,
  ...onMemberships,
  ...onUnion,
  ...onAccounts,
};

/** Change nothing but the visitor's own cookies. */
export const cookiesAlone = [
  "chooseLocaleAction",
  "chooseThemeAction",
  "signOutAction",
  "leaveHalfOpenAction",
];
