import { admins, everyone, policy } from "@/lib/policy";

export const prompts = policy("prompt", { read: everyone, edit: admins });
