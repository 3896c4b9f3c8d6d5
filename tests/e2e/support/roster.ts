import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readXlsx } from "hucre";

const at = (name: string) => fileURLToPath(new URL(`../../fixtures/imports/${name}`, import.meta.url));
export const rosterFile = at("roster-cikarang.xlsx");

type Truth = {
  rows: { accepted: number; rejected: number };
  members: { rowsTrue: number; rowsFalse: number; rowsSilent: number };
  samePerson: { rows: [number, number]; confidence: "certain" | "probable" }[];
  departments: Record<string, { rows: number; spellings: Record<string, unknown> }>;
  shifts: Record<string, unknown>;
  personOfRow: Record<string, string>;
};

export type Roster = {
  accepted: number;
  rejected: number;
  people: number;
  members: number;
  departments: { name: string; people: number; members: number }[];
  shifts: number;
};

const yes = new Set(["y", "ya", "v", "✓", "√", "ü", "anggota", "true"]);
const column = { employeeNumber: 1, department: 6, member: 16 };

/** The factory numbers people by year and month of hiring, so the higher number is the later job. */
function hired(employeeNumber: unknown): number {
  const digits = String(employeeNumber ?? "").padStart(8, "0");
  return Number(digits.slice(0, 2)) > 50 ? Number(`19${digits}`) : Number(`20${digits}`);
}

type Person = { department: string | undefined; member: boolean; hired: number };

/**
 * The import's expected result, without the product's reader: the truth file's rows, pairs and spellings, the cells read by
 * another library. Certain pairs are one person; probable ones wait for a decision and count as two.
 */
export async function rosterTruth(): Promise<Roster> {
  const truth: Truth = JSON.parse(readFileSync(at("roster-cikarang.truth.json"), "utf8"));
  const rows = await readPeople(truth);
  const memberRows = rows.filter(({ member }) => member).length;
  if (memberRows !== truth.members.rowsTrue)
    throw new Error(`the fixture was read wrongly: ${memberRows} member rows`);
  const people = join(rows, truth);
  return {
    accepted: truth.rows.accepted,
    rejected: truth.rows.rejected,
    people: people.length,
    members: people.filter(({ member }) => member).length,
    departments: Object.keys(truth.departments).map((name) => {
      const staff = people.filter(({ department }) => department === name);
      return { name, people: staff.length, members: staff.filter(({ member }) => member).length };
    }),
    shifts: Object.keys(truth.shifts).length,
  };
}

async function readPeople(truth: Truth): Promise<(Person & { row: number })[]> {
  const { sheets } = await readXlsx(readFileSync(rosterFile));
  const rows = sheets.find(({ name }) => name === "DATA")?.rows ?? [];
  const text = (row: number, at: number) => String(rows[row - 1]?.[at] ?? "");
  const spellings = Object.entries(truth.departments).flatMap(([name, group]) =>
    Object.keys(group.spellings).map((spelling) => [spelling, name] as const),
  );
  const departmentOf = new Map(spellings);
  return Object.keys(truth.personOfRow).map((key) => {
    const row = Number(key);
    const member = yes.has(text(row, column.member).trim().toLowerCase());
    return {
      row,
      member,
      department: departmentOf.get(text(row, column.department)),
      hired: hired(text(row, column.employeeNumber)),
    };
  });
}

function join(rows: (Person & { row: number })[], { samePerson }: Truth): Person[] {
  const certain = samePerson.filter(({ confidence }) => confidence === "certain");
  const firstOf = new Map(
    certain.map(({ rows: [one, other] }) => [Math.max(one, other), Math.min(one, other)]),
  );
  const people = new Map<number, Person>();
  for (const { row, ...job } of rows) {
    const first = firstOf.get(row) ?? row;
    const known = people.get(first);
    const latest = known && known.hired >= job.hired ? known : job;
    people.set(first, { ...latest, member: job.member || (known?.member ?? false) });
  }
  return [...people.values()];
}
