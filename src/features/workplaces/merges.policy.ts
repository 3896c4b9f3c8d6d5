import { admins, coordinators, policy } from "@/lib/policy";

/** Employers and workplaces: what a merge changes of other users' turf is an admin's to decide. */
export const placeMerges = policy("placeMerge", { read: coordinators, merge: admins, undo: coordinators });
