import { type AlikeReason, alike } from "@/features/matching/alike";
import { type Comparable, type Compared, type Contradiction, comparable } from "@/features/matching/compare";

/** A staged row or a contact as the database has it, with its citizen number opened. */
export type Standing = {
  name: string;
  nationalId: string | null;
  birthDate: string | null;
  address: string | null;
  phones: string[];
  emails: string[];
  employer: string | null;
  employeeNumber: string | null;
  cardNumber: string | null;
};

/** A row beside a contact that shares something with it. */
export type Beside = {
  row: number;
  id: string;
  staged: Standing;
  standing: Standing;
  kinds?: readonly string[];
};

/** What speaks for a question, and against it. */
export type AskReason = AlikeReason | Contradiction | "same_serikat_id" | "same_external_id" | "remembered";

/** A contact that a row may be, and why. */
export type Possible = { row: number; id: string; score: number; reasons: AskReason[]; certain: boolean };

type Range = { from: number; to: number };

/** One name, and nothing else to tell two people apart by. */
export const tieOf = ({ row, id, score }: { row: number; id: string; score: number }): Possible => ({
  ...{ row, id, score: Math.round(score) },
  reasons: ["same_name"],
  certain: false,
});

/** Questions of a range that the matcher of rows says nothing of. */
export function questionsOf(
  doubtful: readonly Possible[],
  possible: readonly Possible[],
  { from, to }: Range,
): Possible[] {
  const known = new Set(possible.map(({ row, id }) => `${row} ${id}`));
  return doubtful.filter(({ row, id }) => row >= from && row <= to && !known.has(`${row} ${id}`));
}

const mostPerRow = 3;

/** The pairs that the matcher of the file's own rows takes for one person, or asks about. */
export function possibleOf(pairs: readonly Beside[]): Possible[] {
  const possible = pairs.flatMap(({ row, id, staged, standing, kinds = [] }) => {
    const found = alike(standingAs(staged), standingAs(standing), { samePlace: kinds.includes("place") });
    return found ? [{ row, id, ...found }] : [];
  });
  return withoutNamesakes(possible);
}

/** A bare name at one place is a question of one row and one contact: between several nothing could decide. */
function withoutNamesakes(possible: Possible[]): Possible[] {
  const asked = new Map<number | string, number>();
  for (const { row, id } of possible.filter(isOnlyPlace))
    for (const side of [row, id]) asked.set(side, (asked.get(side) ?? 0) + 1);
  const isAlone = ({ row, id }: Possible) => asked.get(row) === 1 && asked.get(id) === 1;
  return possible.filter((each) => !isOnlyPlace(each) || isAlone(each));
}

const isOnlyPlace = ({ reasons }: Possible) => reasons.includes("same_place");

/** Ready for the matcher that compares the rows of a file. */
export const standingAs = (standing: Standing): Comparable => comparable(compared(standing));

function compared({ phones, employer, employeeNumber, cardNumber, ...rest }: Standing): Compared {
  return {
    ...rest,
    row: 0,
    phones: phones.map((value) => ({ value })),
    job: { employer, employeeNumber },
    membership: { cardNumber },
  };
}

/** What is asked: of each row the likeliest few. A row that is certainly one contact, which no other row is, is not asked. */
export function settled(possible: readonly Possible[]): { sure: Possible[]; asked: Possible[] } {
  const certain = possible.filter((each) => each.certain);
  const alone = certain.filter(
    (each) => certain.filter(({ row, id }) => row === each.row || id === each.id).length === 1,
  );
  const rows = new Set(alone.map(({ row }) => row));
  const open = possible.filter(({ row }) => !rows.has(row)).toSorted((a, b) => b.score - a.score);
  const asked = new Map<number, Possible[]>();
  for (const each of open) asked.set(each.row, [...(asked.get(each.row) ?? []), each]);
  return { sure: alone, asked: [...asked.values()].flatMap((list) => list.slice(0, mostPerRow)) };
}
