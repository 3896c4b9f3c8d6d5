const personFields = [
  "name",
  "nickname",
  "sex",
  "birthDate",
  "birthPlace",
  "nationalId",
  "phones",
  "emails",
  "address",
  "background",
] as const;
const jobFields = [
  "place",
  "line",
  "title",
  "employeeNumber",
  "contractType",
  "contractEndsOn",
  "startedOn",
] as const;
const membershipFields = ["member", "joinedOn", "cardNumber"] as const;

type PersonField = (typeof personFields)[number];
type JobField = (typeof jobFields)[number];
type MembershipField = (typeof membershipFields)[number];
export type EditField = PersonField | `job.${JobField}` | `membership.${MembershipField}`;

export const editFields: readonly EditField[] = [
  ...personFields,
  ...jobFields.map((field) => `job.${field}` as const),
  ...membershipFields.map((field) => `membership.${field}` as const),
];

/** What the contact keeps sealed is sealed in its history too. */
export const sealedFields: readonly EditField[] = ["nationalId", "address", "background"];

/** What a user can change of a contact by hand, as text; a list has a line for each value, null is empty. */
export type Snapshot = {
  values: Readonly<Record<EditField, string | null>>;
  /** The present job and membership. */
  jobId: string | null;
  membershipId: string | null;
};

export type FieldChange = {
  field: EditField;
  /** The job or membership of the field, where it is the same one before and after. */
  rowId: string | null;
  oldValue: string | null;
  newValue: string | null;
};

export function changesBetween(before: Snapshot, after: Snapshot): FieldChange[] {
  return editFields.flatMap((field) => {
    const [oldValue, newValue] = [before.values[field], after.values[field]];
    if (oldValue === newValue) return [];
    return [{ field, rowId: sameRow(field, before, after), oldValue, newValue }];
  });
}

function sameRow(field: EditField, before: Snapshot, after: Snapshot): string | null {
  if (field.startsWith("job.")) return before.jobId === after.jobId ? after.jobId : null;
  if (field.startsWith("membership."))
    return before.membershipId === after.membershipId ? after.membershipId : null;
  return null;
}

type Kept = Pick<FieldChange, "field" | "rowId" | "newValue">;

/**
 * Whether a change can be taken back: what it wrote is still there. Another workplace, and joining or leaving the union, are spans
 * of their own and are corrected where they were entered.
 */
export function mayUndo({ field, rowId, newValue }: Kept, now: Snapshot): boolean {
  if (field === "job.place" || field === "membership.member" || field === "membership.joinedOn") return false;
  if (field.startsWith("job.") && (rowId === null || rowId !== now.jobId)) return false;
  if (field.startsWith("membership.") && (rowId === null || rowId !== now.membershipId)) return false;
  return now.values[field] === newValue;
}
