/** A row as JSON: column → value. */
export type Row = Readonly<Record<string, unknown>>;

/** Every table that refers to a contact, its key and the referring column. A test compares this with the database. */
export const tables = {
  contact: { key: ["id"], of: ["id"] },
  contact_point: { key: ["id"], of: ["contact_id"] },
  job: { key: ["id"], of: ["contact_id"] },
  membership: { key: ["id"], of: ["contact_id"] },
  conversation: { key: ["id"], of: ["contact_id"] },
  assessment: { key: ["id"], of: ["contact_id"] },
  contact_edit: { key: ["id"], of: ["contact_id"] },
  contact_issue: { key: ["contact_id", "issue_id"], of: ["contact_id"] },
  consent_event: { key: ["id"], of: ["contact_id"] },
  follow_up: { key: ["id"], of: ["contact_id"] },
  paper_list_row: { key: ["id"], of: ["contact_id"] },
  enrolment: { key: ["id"], of: ["contact_id"] },
  stage_move: { key: ["id"], of: [] },
  test_person: { key: ["id"], of: ["contact_id"] },
  leader: { key: ["id"], of: ["contact_id"] },
  following: { key: ["id"], of: ["contact_id", "leader_contact_id"] },
  participation: { key: ["id"], of: ["contact_id"] },
  participation_change: { key: ["id"], of: [] },
  contact_distinction: { key: ["contact_a", "contact_b"], of: ["contact_a", "contact_b"] },
  duplicate_pair: { key: ["contact_a", "contact_b"], of: ["contact_a", "contact_b"] },
  contact_merge: { key: ["id"], of: ["survivor_id"] },
  contact_redirect: { key: ["gone_id"], of: ["survivor_id"] },
  import_candidate: { key: ["batch_id", "id"], of: ["contact_id"] },
  import_identity: { key: ["fingerprint"], of: ["contact_id"] },
  membership_application: { key: ["id"], of: ["contact_id"] },
  membership_card: { key: ["id"], of: ["contact_id"] },
  membership_statement: { key: ["id"], of: ["contact_id"] },
  union_claim: { key: ["id"], of: ["contact_id"] },
  deduction_authority: { key: ["id"], of: ["contact_id"] },
  unit_office: { key: ["id"], of: ["contact_id"] },
} as const satisfies Record<string, { key: readonly string[]; of: readonly string[] }>;

export const keyType = (column: string): "uuid" | "text" => (column === "fingerprint" ? "text" : "uuid");

export type Entity = keyof typeof tables;
export const entities = Object.keys(tables) as Entity[];

/** What may be added to a contact after a merge, and an undo cannot assign to one of the two. */
export const history = [
  "contact_point",
  "job",
  "membership",
  "conversation",
  "assessment",
  "contact_issue",
  "consent_event",
  "follow_up",
  "enrolment",
  "membership_application",
  "membership_card",
  "membership_statement",
  "union_claim",
  "deduction_authority",
  "unit_office",
  "participation",
  "leader",
  "following",
] as const satisfies readonly Entity[];

export type Rows = Readonly<Record<Entity, readonly Row[]>>;

/** One row before and after. Without `before` it was made, without `after` deleted; else only the changed columns. */
export type Change = {
  entity: Entity;
  key: Readonly<Record<string, string>>;
  before: Row | null;
  after: Row | null;
};

export const text = (row: Row, column: string): string => String(row[column]);
export const maybe = (row: Row, column: string): string | null => {
  const value = row[column];
  return value === null || value === undefined ? null : String(value);
};

export function keyOf(entity: Entity, row: Row): Record<string, string> {
  return Object.fromEntries(tables[entity].key.map((column) => [column, text(row, column)]));
}

export const equal = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

export const removal = (entity: Entity, row: Row): Change => ({
  entity,
  key: keyOf(entity, row),
  before: row,
  after: null,
});

export const addition = (entity: Entity, row: Row): Change => ({
  entity,
  key: keyOf(entity, row),
  before: null,
  after: row,
});

/** null when nothing changes. */
export function update(entity: Entity, row: Row, patch: Row): Change[] {
  const columns = Object.keys(patch).filter((column) => !equal(row[column], patch[column]));
  if (columns.length === 0) return [];
  const of = (source: Row) => Object.fromEntries(columns.map((column) => [column, source[column] ?? null]));
  return [{ entity, key: keyOf(entity, row), before: of(row), after: of(patch) }];
}
