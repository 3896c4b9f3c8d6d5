import type { CopyValue } from "@/lib/copy";
import type { ParsedPerson } from "../parse/parsed-person";

/** What is known of an arrival only where secrets are: the id it gets when it is new, and what is sealed of it. */
export type Sealed = {
  contactId: string;
  searchText: string;
  nationalIdCipher: string | null;
  nationalIdKey: string | null;
  addressCipher: string | null;
  backgroundCipher: string | null;
};

type Column = { name: string; of: (person: ParsedPerson, sealed: Sealed, today: string) => CopyValue };

/** The columns of `import_person` beside the batch's own: a row of the file as the commit writes it. */
const columns: Column[] = [
  { name: "row_number", of: ({ row }) => row },
  { name: "contact_id", of: (_, { contactId }) => contactId },
  { name: "name", of: ({ name }) => name.slice(0, 200) },
  { name: "nickname", of: ({ nickname }) => nickname?.slice(0, 120) ?? null },
  { name: "search_text", of: (_, { searchText }) => searchText },
  { name: "sex", of: ({ sex }) => sex },
  { name: "birth_date", of: ({ birthDate }) => birthDate },
  { name: "birth_place", of: ({ birthPlace }) => short(birthPlace, 120) },
  { name: "national_id_cipher", of: (_, { nationalIdCipher }) => nationalIdCipher },
  { name: "national_id_key", of: (_, { nationalIdKey }) => nationalIdKey },
  { name: "serikat_id", of: ({ serikatId }) => serikatId ?? null },
  { name: "external_id", of: ({ externalId }) => number(externalId) },
  { name: "address_cipher", of: (_, { addressCipher }) => addressCipher },
  { name: "language", of: ({ language }) => short(language, 40) },
  { name: "background_cipher", of: (_, { backgroundCipher }) => backgroundCipher },
  { name: "do_not_contact", of: ({ consent }) => consent.doNotContact },
  { name: "deceased", of: ({ deceased }) => deceased },
  { name: "phones", of: ({ phones }) => points(phones.map(({ value }) => value)) },
  { name: "phone_consent", of: phoneConsent },
  { name: "emails", of: ({ emails }) => points(emails) },
  { name: "email_consent", of: emailConsent },
  { name: "employer", of: ({ job }) => short(job.employer, 200) },
  { name: "workplace", of: ({ job }) => short(job.workplace, 200) },
  { name: "department", of: ({ job }) => short(job.department, 120) },
  { name: "shift", of: ({ job }) => short(job.shift, 120) },
  { name: "line", of: ({ job }) => short(job.line, 80) },
  { name: "title", of: ({ job }) => short(job.title, 120) },
  { name: "employee_number", of: ({ job }) => number(job.employeeNumber) },
  { name: "contract_type", of: ({ job }) => job.contractType },
  { name: "contract_ends_on", of: ({ job }) => job.contractEndsOn },
  { name: "started_on", of: ({ job }) => job.startedOn },
  { name: "is_member", of: ({ membership }) => membership.isMember },
  { name: "card_number", of: ({ membership }) => number(membership.cardNumber) },
  { name: "joined_on", of: ({ membership: { joinedOn } }, _, today) => notAfter(joinedOn, today) },
  { name: "issues", of: ({ issues }) => issues.map((issue) => issue.slice(0, 80).trim()).filter(Boolean) },
  { name: "assessment", of: ({ supportLevel }) => supportLevel },
];

export const stagedColumns: readonly string[] = columns.map(({ name }) => name);

/** One person's values, in the order of `arrivalColumns`. */
export function stagedRowOf(person: ParsedPerson, sealed: Sealed, today: string): CopyValue[] {
  return columns.map(({ of }) => of(person, sealed, today));
}

export function addressOf({ address, postcode, town, region }: ParsedPerson): string | null {
  return short([address, postcode, town, region].filter(Boolean).join(", "), 500);
}

// That somebody is not to be contacted at all stands at the person, not at each number.
function phoneConsent({ consent }: ParsedPerson): "withdrawn" | "unknown" {
  return consent.doNotCall ? "withdrawn" : "unknown";
}

function emailConsent({ consent }: ParsedPerson): "given" | "withdrawn" | "unknown" {
  if (consent.email === false || consent.unsubscribedAt) return "withdrawn";
  return consent.email ? "given" : "unknown";
}

/** A number of more than two hundred signs is none, and no index holds it. */
const number = (text: string | null) => (text !== null && text.length <= 200 ? text : null);
const short = (text: string | null, length: number) => text?.trim().slice(0, length).trim() || null;
const points = (values: readonly string[]) =>
  [...new Set(values)].filter((value) => value.length >= 3 && value.length <= 254).slice(0, 20);
const notAfter = (day: string | null, today: string) => (day !== null && day <= today ? day : null);
