import { admins, organisers, policy } from "@/lib/policy";

/** A delegate has no telephone numbers to send to. */
export const templates = policy("template", { read: organisers, edit: admins });
