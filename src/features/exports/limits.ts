import type { Role } from "@/lib/context";

/** People whose data a user may take out within a day without a second person's approval. */
export const withoutApproval: Record<Role, number> = {
  admin: 10_000,
  coordinator: 1_000,
  organiser: 100,
  delegate: 0,
  observer: 0,
};

/** How long a request may be decided, and a file fetched. */
export const openHours = 24;

export const exceeds = ({ role, people, before }: { role: Role; people: number; before: number }) =>
  people > 0 && before + people > withoutApproval[role];
