import { fieldsByHeading } from "@/features/contacts/export.schema";
import type { FieldKey } from "../columns/fields";
import { ignoredByProgram, type Preset } from "./programs";

const nationbuilder: Record<string, FieldKey> = {
  nationbuilder_id: "contact.externalId",
  external_id: "membership.cardNumber",
  prefix: "contact.title",
  first_name: "contact.firstName",
  middle_name: "contact.middleName",
  last_name: "contact.lastName",
  suffix: "contact.suffix",
  full_name: "contact.name",
  legal_name: "contact.legalName",
  employer: "job.employer",
  occupation: "job.title",
  sex: "contact.sex",
  language: "contact.language",
  is_deceased: "contact.deceased",
  born_at: "contact.birthDate",
  email1: "contact.email",
  email2: "contact.email",
  email: "contact.email",
  email_opt_in: "consent.email",
  phone_number: "contact.phones",
  work_phone_number: "contact.phones",
  mobile_number: "contact.phones",
  do_not_call: "consent.doNotCall",
  federal_donotcall: "consent.doNotCall",
  do_not_contact: "consent.doNotContact",
  mobile_opt_in: "consent.sms",
  is_mobile_bad: "contact.phoneIsBad",
  email1_is_bad: "contact.emailIsBad",
  support_level: "assessment.level",
  note: "contact.note",
  point_person_name_or_email: "contact.pointPerson",
  tag_list: "contact.tags",
  created_at: "contact.createdAt",
  unsubscribed_at: "consent.unsubscribedAt",
  membership_names: "membership.isMember",
  primary_country_code: "contact.country",
  primary_state: "contact.region",
  primary_city: "contact.town",
  primary_zip: "contact.postcode",
  primary_address1: "contact.address",
  primary_address2: "contact.address",
  worksite: "job.workplace",
  department: "job.department",
  shift: "job.shift",
  joined_union_on: "membership.joinedOn",
  is_steward: "contact.leader",
};

const actionNetwork: Record<string, FieldKey> = {
  uuid: "contact.externalId",
  first_name: "contact.firstName",
  last_name: "contact.lastName",
  email: "contact.email",
  can2_user_address: "contact.address",
  can2_user_city: "contact.town",
  can2_state_abbreviated: "contact.region",
  can2_country: "contact.country",
  can2_county: "contact.region",
  zip_code: "contact.postcode",
  country: "contact.country",
  can2_phone: "contact.phones",
  "mobile number": "contact.phones",
  can2_user_tags: "contact.tags",
  can2_subscription_status: "consent.email",
  can2_sms_status: "consent.sms",
  can2_mobile: "contact.phones",
  phone: "contact.phones",
  created_at: "contact.createdAt",
  language: "contact.language",
};

const civicrm: Record<string, FieldKey> = {
  "contact id": "contact.externalId",
  "internal contact id": "contact.externalId",
  "contact type": "contact.kind",
  "individual prefix": "contact.title",
  "individual suffix": "contact.suffix",
  "legal name": "contact.legalName",
  "preferred language": "contact.language",
  "do not email": "consent.doNotEmail",
  "phone-mobile": "contact.phones",
  "phone-home": "contact.phones",
  "phone-work": "contact.phones",
  "supplemental address 1": "contact.address",
  "supplemental address 2": "contact.address",
  "note(s)": "contact.note",
  "created date": "contact.createdAt",
  "external identifier": "membership.cardNumber",
  "first name": "contact.firstName",
  "middle name": "contact.middleName",
  "last name": "contact.lastName",
  "display name": "contact.name",
  nickname: "contact.nickname",
  gender: "contact.sex",
  "birth date": "contact.birthDate",
  deceased: "contact.deceased",
  "is deceased": "contact.deceased",
  "do not phone": "consent.doNotCall",
  "no bulk emails (user opt out)": "consent.doNotEmail",
  "street address": "contact.address",
  city: "contact.town",
  "postal code": "contact.postcode",
  state: "contact.region",
  country: "contact.country",
  phone: "contact.phones",
  email: "contact.email",
  "current employer": "job.employer",
  "job title": "job.title",
  "tag(s)": "contact.tags",
};

const ours: Record<string, FieldKey> = Object.fromEntries(fieldsByHeading());

type Known = {
  name: Preset;
  fields: Record<string, FieldKey>;
  fits: (written: ReadonlySet<string>) => boolean;
};

const presets: Known[] = [
  { name: "serikat", fields: ours, fits: hasAll("serikat id", "name") },
  { name: "serikat", fields: ours, fits: hasAll("id serikat", "nama") },
  {
    name: "nationbuilder",
    fields: nationbuilder,
    fits: hasAll("nationbuilder_id", "first_name", "last_name"),
  },
  {
    name: "action_network",
    fields: actionNetwork,
    fits: (written) => written.has("email") && [...written].some((heading) => heading.startsWith("can2_")),
  },
  // The user of that program chose the columns of the export; these two are offered in every one.
  { name: "civicrm", fields: civicrm, fits: hasAll("contact id", "contact type") },
  { name: "civicrm", fields: civicrm, fits: hasAll("internal contact id", "contact type") },
];

function hasAll(...headings: string[]): Known["fits"] {
  return (written) => headings.every((heading) => written.has(heading));
}

/** A known system's export: its headings say exactly what they mean; null for those that it does not write itself. */
export function findPreset(
  headings: readonly string[],
): { name: Preset; fieldOf: (heading: string) => FieldKey | null } | null {
  const written = new Set(headings.map(key));
  const found = presets.find(({ fits }) => fits(written));
  if (!found) return null;
  const fields = new Map(Object.entries(found.fields));
  const ignored = ignoredByProgram[found.name];
  return {
    name: found.name,
    fieldOf: (heading) => fields.get(key(heading)) ?? (ignored.test(key(heading)) ? "ignore" : null),
  };
}

function key(heading: string): string {
  return heading.trim().toLowerCase();
}
