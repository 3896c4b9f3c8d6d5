/** One of several equal parts of an import's people, by who they are: `at` from 0, `of` how many parts. */
export type Part = { at: number; of: number };

/** What is looked up of so many people takes a fifth of the time limit of one statement. */
const peopleAtOnce = 125_000;

/** The parts in which so many people are looked at; one at least. */
export function partsOf(people: number, atOnce = peopleAtOnce): Part[] {
  const of = Math.max(1, Math.ceil(people / atOnce));
  return Array.from({ length: of }, (_, at) => ({ at, of }));
}
