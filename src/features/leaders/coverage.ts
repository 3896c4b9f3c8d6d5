/** One department and shift of a workplace. */
export type Cell = {
  departmentId: string | null;
  shiftId: string | null;
  department: string | null;
  shift: string | null;
  /** Contacts with a job there. */
  people: number;
  leaders: number;
  committee: number;
  /** Who follow a leader, or are one. */
  covered: number;
};

export type Coverage = {
  people: number;
  leaders: number;
  committee: number;
  covered: number;
  /** Eligible workers for one leader; null without a leader. FIELD 4.2, leader ratio. */
  perLeader: number | null;
  /** How many leaders one for ten eligible workers needs beyond those there are. */
  toTenths: number;
  /** 0 a mirror of the workforce, 1 its opposite; null without a committee. FIELD 4.2, representativeness. */
  apart: { department: number | null; shift: number | null };
};

/** `eligible`: E of the workplace, or the people who are known there where it is unknown. */
export function coverageOf(cells: readonly Cell[], eligible: number): Coverage {
  const of = (key: "people" | "leaders" | "committee" | "covered") =>
    cells.reduce((sum, cell) => sum + cell[key], 0);
  const leaders = of("leaders");
  return {
    ...{ people: of("people"), leaders, committee: of("committee"), covered: of("covered") },
    perLeader: leaders > 0 ? eligible / leaders : null,
    toTenths: Math.max(0, Math.ceil(eligible / 10) - leaders),
    apart: {
      department: apart(cells, ({ departmentId }) => departmentId),
      shift: apart(cells, ({ shiftId }) => shiftId),
    },
  };
}

/** ½ Σ over groups of |share in committee − share in workforce|. */
function apart(cells: readonly Cell[], groupOf: (cell: Cell) => string | null): number | null {
  const groups = new Map<string, { people: number; committee: number }>();
  for (const cell of cells) {
    const key = groupOf(cell) ?? "";
    const group = groups.get(key) ?? { people: 0, committee: 0 };
    groups.set(key, { people: group.people + cell.people, committee: group.committee + cell.committee });
  }
  const all = [...groups.values()];
  const [people, committee] = [sum(all, "people"), sum(all, "committee")];
  if (people === 0 || committee === 0) return null;
  return (
    all.reduce((total, group) => total + Math.abs(group.committee / committee - group.people / people), 0) / 2
  );
}

const sum = (groups: readonly { people: number; committee: number }[], key: "people" | "committee") =>
  groups.reduce((total, group) => total + group[key], 0);

/** Cells with people and without a leader, the largest first. */
export const withoutLeader = (cells: readonly Cell[]): Cell[] =>
  cells
    .filter(({ people, leaders }) => people > 0 && leaders === 0)
    .toSorted((one, other) => other.people - one.people);
