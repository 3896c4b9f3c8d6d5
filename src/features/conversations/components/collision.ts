const othersFor = 7;
const ownFor = 1;

/** Recent enough to be shown before the next contact: a colleague's for a week, the user's own for a day. */
export const collides = ({ mine, days }: { mine: boolean; days: number }) =>
  days <= (mine ? ownFor : othersFor);
