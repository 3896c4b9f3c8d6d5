/**
 * What an erasure does with the rows of each table that knows a contact. `goes`: deleted. `blank`: what says who it was goes, the
 * rest counts on. `stays`: it holds ids and codes, never a name.
 */
export const fates = {
  contact: "blank",
  contact_point: "goes",
  job: "blank",
  membership: "blank",
  conversation: "blank",
  assessment: "blank",
  contact_edit: "goes",
  contact_issue: "goes",
  consent_event: "goes",
  follow_up: "blank",
  paper_list_row: "blank",
  enrolment: "blank",
  stage_move: "stays",
  test_person: "stays",
  leader: "goes",
  following: "goes",
  participation: "stays",
  participation_change: "stays",
  contact_distinction: "goes",
  duplicate_pair: "goes",
  contact_merge: "goes",
  contact_redirect: "goes",
  import_candidate: "goes",
  import_identity: "goes",
  membership_application: "goes",
  membership_card: "goes",
  membership_statement: "goes",
  union_claim: "goes",
  deduction_authority: "goes",
  unit_office: "goes",
  authority_event: "goes",
  conversation_issue: "stays",
  conversation_version: "goes",
  phone_entry: "blank",
  contact_view: "stays",
  contact_tally: "stays",
  audit_entry: "stays",
  contact_merge_change: "goes",
  import_row: "blank",
  import_person: "goes",
  import_change: "goes",
} as const satisfies Record<string, "goes" | "blank" | "stays">;

type Fate = (typeof fates)[keyof typeof fates];
export const fateKinds = ["goes", "blank", "stays"] as const satisfies readonly Fate[];

export type Counted = { table: string; count: number };

/** How many rows of which table go, are made blank, and stay. */
export function byFate(counts: readonly Counted[]): Record<Fate, Counted[]> {
  const known: Readonly<Record<string, Fate | undefined>> = fates;
  const of = (fate: Fate) => counts.filter(({ table }) => (known[table] ?? "goes") === fate);
  return { goes: of("goes"), blank: of("blank"), stays: of("stays") };
}
