/** People whose pages a user opens on a day before an admin is told, and how many times the usual number it has to be. */
const leastUnusual = 60;
const timesUsual = 3;

/** Whether a user opened unusually many pages on a day: many, and far more than on the user's own usual day. */
export function isUnusual({ people, usual }: { people: number; usual: number }): boolean {
  return people >= leastUnusual && people >= timesUsual * usual;
}
