import type { Role } from "@/lib/context";

/** People whose pages and national ids a user opens on a day before admins are told. Nobody is stopped by it. */
export const dailyBudget: Record<Role, number> = {
  admin: 300,
  coordinator: 200,
  organiser: 120,
  delegate: 60,
  observer: 0,
};

/** So many, and so many times the user's own usual number, are told below the budget too. */
const leastUnusual = 60;
const timesUsual = 3;

export type Reads = { role: Role; people: number; reveals: number; usual: number };

export const passesBudget = ({ role, people, reveals }: Reads): boolean =>
  people + reveals > dailyBudget[role];

/** Whether a user opened unusually many people's data on a day: more than the budget, or far more than on a usual day. */
export function isUnusual(reads: Reads): boolean {
  const { people, usual } = reads;
  return passesBudget(reads) || (people >= leastUnusual && people >= timesUsual * usual);
}
