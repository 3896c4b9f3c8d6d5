const othersFor = 7;
const ownFor = 1;

/** Whether a contact is so fresh that the next one should know of it: a colleague's for a week, an own one for a day. */
export const collides = ({ mine, days }: { mine: boolean; days: number }) =>
  days <= (mine ? ownFor : othersFor);
