import type { RuledField } from "./overwrite-policy";

/** Which row of the database a changed value is in. */
export type Holder = keyof typeof writtenColumns;

type ChangedField = {
  field: RuledField;
  holder: Exclude<Holder, "contact_point">;
  /** What is compared and shown; the names below are those of `changesOf`. */
  ours: string;
  theirs: string;
  /** The column that it is written to; without one it is written in a way of its own. */
  column?: string;
  /** What is written, where that isn't what is shown. */
  oursRaw?: string;
  theirsRaw?: string;
};

const contact = (field: RuledField, column: string): ChangedField => ({
  field,
  holder: "contact",
  ours: `c.${column}::text`,
  theirs: `s.${column}::text`,
  column,
});
/** Compared by the keyed hash behind the sealed text. */
const sealedText = (field: RuledField, column: string): ChangedField => ({
  field,
  holder: "contact",
  ours: `split_part(c.${column}, '.', 4)`,
  theirs: `nullif(split_part(s.${column}, '.', 4), '')`,
  column,
  oursRaw: `c.${column}`,
  theirsRaw: `s.${column}`,
});
const job = (field: RuledField, column: string): ChangedField => ({
  field,
  holder: "job",
  ours: `j.${column}::text`,
  theirs: `CASE WHEN here THEN s.${column}::text END`,
  column,
});

/** Every value that a file may change of a person who is here already: one list for what is shown and what is written. */
export const changedFields: readonly ChangedField[] = [
  contact("contact.name", "name"),
  contact("contact.nickname", "nickname"),
  contact("contact.sex", "sex"),
  contact("contact.birthDate", "birth_date"),
  contact("contact.birthPlace", "birth_place"),
  sealedText("contact.address", "address_cipher"),
  contact("contact.externalId", "external_id"),
  contact("contact.language", "language"),
  sealedText("contact.note", "background_cipher"),
  {
    field: "contact.nationalId",
    holder: "contact",
    ours: "c.national_id_key",
    theirs: "s.national_id_key",
  },
  {
    field: "contact.deceased",
    holder: "contact",
    ours: "CASE WHEN c.deceased_on IS NOT NULL THEN 'yes' END",
    theirs: "CASE WHEN s.deceased THEN 'yes' END",
    column: "deceased_on",
    oursRaw: "c.deceased_on::text",
    theirsRaw: "today",
  },
  {
    field: "consent.doNotContact",
    holder: "contact",
    ours: "CASE WHEN c.do_not_contact THEN 'yes' END",
    theirs: "CASE WHEN s.do_not_contact THEN 'yes' END",
    column: "do_not_contact",
    oursRaw: "'false'",
    theirsRaw: "'true'",
  },
  {
    field: "job.workplace",
    holder: "job",
    ours: "w.name",
    theirs: "p.site",
    column: "workplace_id",
    oursRaw: "j.workplace_id::text",
    theirsRaw: "tw.id::text",
  },
  {
    field: "job.department",
    holder: "job",
    ours: "d.name",
    theirs: "CASE WHEN here THEN s.department END",
    column: "department_id",
    oursRaw: "j.department_id::text",
    theirsRaw: "td.id::text",
  },
  {
    field: "job.shift",
    holder: "job",
    ours: "h.name",
    theirs: "CASE WHEN here THEN s.shift END",
    column: "shift_id",
    oursRaw: "j.shift_id::text",
    theirsRaw: "th.id::text",
  },
  job("job.line", "line"),
  job("job.title", "title"),
  job("job.employeeNumber", "employee_number"),
  job("job.contractType", "contract_type"),
  job("job.contractEndsOn", "contract_ends_on"),
  job("job.startedOn", "started_on"),
  {
    field: "membership.isMember",
    holder: "membership",
    ours: "CASE WHEN m.id IS NOT NULL THEN 'yes' END",
    theirs: "CASE WHEN s.is_member THEN 'yes' WHEN NOT s.is_member AND m.id IS NOT NULL THEN 'no' END",
  },
  {
    field: "membership.cardNumber",
    holder: "membership",
    ours: "m.card_number",
    theirs: "CASE WHEN m.id IS NOT NULL THEN s.card_number END",
    column: "card_number",
  },
  {
    field: "membership.joinedOn",
    holder: "membership",
    ours: "m.joined_on::text",
    theirs: `CASE WHEN m.id IS NOT NULL AND s.joined_on IS DISTINCT FROM m.joined_on AND NOT EXISTS (
      SELECT 1 FROM membership o WHERE o.union_id = c.union_id AND o.contact_id = c.id AND o.id <> m.id) THEN s.joined_on::text END`,
    column: "joined_on",
  },
  {
    field: "assessment.level",
    holder: "contact",
    ours: "c.assessment::text",
    theirs: "s.assessment::text",
  },
];

/** The columns of each table that an import writes, with their types: for writing and for taking back. */
export const writtenColumns = {
  contact: {
    name: "text",
    nickname: "text",
    sex: "sex",
    birth_date: "date",
    birth_place: "text",
    address_cipher: "text",
    external_id: "text",
    language: "text",
    background_cipher: "text",
    deceased_on: "date",
    do_not_contact: "boolean",
  },
  job: {
    department_id: "uuid",
    shift_id: "uuid",
    line: "text",
    title: "text",
    employee_number: "text",
    contract_type: "contract_type",
    contract_ends_on: "date",
    started_on: "date",
  },
  membership: { card_number: "text", joined_on: "date" },
  contact_point: { consent: "consent", consent_on: "date" },
} as const satisfies Record<string, Record<string, string>>;

export const holders = Object.keys(writtenColumns) as Holder[];

/** Values that say nothing about one person: their old and new values may stand on a screen with a count. */
export const shownFields: readonly RuledField[] = [
  "contact.sex",
  "contact.language",
  "contact.issues",
  "job.workplace",
  "job.department",
  "job.shift",
  "job.line",
  "job.title",
  "job.contractType",
  "job.contractEndsOn",
  "membership.isMember",
  "consent.phone",
  "consent.email",
  "assessment.level",
];
