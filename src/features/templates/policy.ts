import { admins, organisers, policy } from "@/lib/policy";

/** A delegate sees no telephone numbers. */
export const templates = policy("template", { read: organisers, edit: admins });
