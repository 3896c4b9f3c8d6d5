const peopleAtOnce = 2_500;
/** Placeholder days of birth: there only the same name is compared. */
export const crowd = 1_000;

/** Days of birth with their counts, as spans that are searched together; a crowded day by itself. */
export function pagesOfDays(
  days: readonly { day: string; people: number }[],
): { from: string; to: string; crowded: boolean }[] {
  const pages: { from: string; to: string; crowded: boolean; people: number }[] = [];
  for (const { day, people } of days) {
    const last = pages.at(-1);
    const crowded = people > crowd;
    if (last && !crowded && !last.crowded && last.people + people <= peopleAtOnce) {
      last.to = day;
      last.people += people;
    } else pages.push({ from: day, to: day, crowded, people });
  }
  return pages.map(({ from, to, crowded }) => ({ from, to, crowded }));
}
