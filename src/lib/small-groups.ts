/** A group under it is not told to roles that see figures and no people. */
export const smallestGroup = 10;

/** null: fewer than ten, nobody included. */
export type Told = number | null;

/** The most that a told figure can stand for. A share of it is so a share that is reached for certain. */
export const atMost = (figure: number) => figure + smallestGroup - 1;

/**
 * Down to tens. An exact figure gives small groups away however many others are hidden: a total less its parts, today less
 * yesterday. A figure in tens leaves ten sizes open, and what is taken from another leaves more. Whatever is reckoned for
 * these roles (a share, a gap, a pace) is reckoned from told figures alone.
 */
export function told(count: number | null): Told {
  if (count === null || count < smallestGroup) return null;
  return count - (count % smallestGroup);
}
