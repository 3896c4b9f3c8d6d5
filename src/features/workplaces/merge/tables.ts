/** Of each table that refers to a place, the columns by which it does. A test compares this with the database. */
export const placeTables = {
  employer: {
    workplace: ["employer_id"],
    supply: ["employer_id"],
    other_union: ["employer_id"],
    agreement: ["employer_id"],
    authority_packet: ["employer_id"],
    deduction_authority: ["employer_id"],
    unit_office: ["employer_id"],
  },
  workplace: {
    job: ["workplace_id", "department_id", "shift_id"],
    headcount: ["workplace_id", "department_id", "shift_id"],
    turf: ["workplace_id", "department_id"],
    paper_list: ["workplace_id"],
    import_batch: ["workplace_id"],
    workplace_condition: ["workplace_id"],
    task: ["workplace_id"],
    activity_place: ["workplace_id", "department_id", "shift_id"],
    test_unit: ["workplace_id", "department_id"],
    test_person: ["workplace_id", "department_id", "shift_id"],
  },
} as const satisfies Record<string, Record<string, readonly string[]>>;

/** They refer to a place too, and are not moved as they are. */
export const otherwise = {
  /** Follows from the current job. */
  contact: "present day",
  /** Follows from the headcounts, by a trigger. */
  headcount_step: "headcounts",
  /** The place is part of its key. */
  campaign_workplace: "made anew",
  /** Of a workplace that goes: those of the same name become one, the others are made anew. */
  department: "made anew",
  shift: "made anew",
} as const;

export type PlaceKind = "employer" | "workplace" | "department" | "shift";

export const undoDays = 30;

/** null when it can no longer be undone. */
export function undoDeadline(mergedAt: Date, now: Date = new Date()): Date | null {
  const deadline = new Date(mergedAt.getTime() + undoDays * 86_400_000);
  return deadline > now ? deadline : null;
}
