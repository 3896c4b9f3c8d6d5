/** The fields of a parsed person that a warning can be about. */
export type WarnedField =
  | "name"
  | "sex"
  | "nationalId"
  | "birthDate"
  | "phones"
  | "email"
  | "department"
  | "line"
  | "shift"
  | "title"
  | "workplace"
  | "employeeNumber"
  | "startedOn"
  | "contractType"
  | "contractEndsOn"
  | "isMember"
  | "cardNumber"
  | "memberSince"
  | "duesAmount"
  | "address"
  | "note"
  | "issues"
  | "consent"
  | "supportLevel"
  | "deceased"
  | "other";

const warningKinds = [
  "wrong_length",
  "digits_lost",
  "leading_zero_lost",
  "serial_without_format",
  "too_short",
  "too_long",
  "cut_short",
  "not_a_phone",
  "not_a_date",
  "month_only",
  "out_of_range",
  "wingdings_tick",
  "card_number_but_not_member",
  "noted_otherwise",
  "cell_error",
  "formula_not_calculated",
  "not_recognised",
  "unknown_country",
  "taken_as_refusal",
  "not_a_number",
  "not_an_email",
  "contradicts_national_id",
] as const;
export type WarningKind = (typeof warningKinds)[number];

/** What was put right or read as it was meant: nothing is missing. */
export const repairedKinds: readonly WarningKind[] = [
  "leading_zero_lost",
  "serial_without_format",
  "wingdings_tick",
];

/** A cell that cannot be trusted: the person comes in, the field stays empty (or is kept where noted), the user is told. */
export interface Warning {
  field: WarnedField;
  kind: WarningKind;
  /** What the cell showed, shortened to 80 characters. */
  raw?: string;
}
