import { coordinators, everyone, policy } from "@/lib/policy";

export const workplaces = policy("workplace", { read: everyone, create: coordinators, edit: coordinators });
