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
const column = { department: 6, member: 16 };

/**
 * What the import must give, by another road than the product's own reader: the truth file's rows, pairs and spellings, the
 * cells read by another library. Certain pairs are one person; probable ones wait for a decision and count as two.
 */
export async function rosterTruth(): Promise<Roster> {
  const truth: Truth = JSON.parse(readFileSync(at("roster-cikarang.truth.json"), "utf8"));
  const { sheets } = await readXlsx(readFileSync(rosterFile));
  const rows = sheets.find(({ name }) => name === "DATA")?.rows ?? [];
  const departmentOf = new Map(
    Object.entries(truth.departments).flatMap(([name, { spellings }]) =>
      Object.keys(spellings).map((spelling) => [spelling, name]),
    ),
  );
  const secondRows = new Map(
    truth.samePerson
      .filter(({ confidence }) => confidence === "certain")
      .map(({ rows: [one, other] }) => [Math.max(one, other), Math.min(one, other)]),
  );
  const people = new Map<number, { department: string | undefined; member: boolean }>();
  let memberRows = 0;
  for (const row of Object.keys(truth.personOfRow).map(Number)) {
    const cells = rows[row - 1] ?? [];
    const member = yes.has(
      String(cells[column.member] ?? "")
        .trim()
        .toLowerCase(),
    );
    if (member) memberRows += 1;
    const first = secondRows.get(row) ?? row;
    const known = people.get(first);
    people.set(first, {
      department: known?.department ?? departmentOf.get(String(cells[column.department] ?? "")),
      member: member || (known?.member ?? false),
    });
  }
  if (memberRows !== truth.members.rowsTrue)
    throw new Error(`the fixture was read wrongly: ${memberRows} member rows`);
  const all = [...people.values()];
  return {
    accepted: truth.rows.accepted,
    rejected: truth.rows.rejected,
    people: all.length,
    members: all.filter(({ member }) => member).length,
    departments: Object.keys(truth.departments).map((name) => {
      const staff = all.filter(({ department }) => department === name);
      return { name, people: staff.length, members: staff.filter(({ member }) => member).length };
    }),
    shifts: Object.keys(truth.shifts).length,
  };
}
