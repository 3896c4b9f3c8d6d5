export const fieldKeys = [
  "contact.serikatId",
  "contact.name",
  "contact.firstName",
  "contact.middleName",
  "contact.lastName",
  "contact.suffix",
  "contact.title",
  "contact.nickname",
  "contact.legalName",
  "contact.sex",
  "contact.nationalId",
  "contact.birthDate",
  "contact.birthPlace",
  "contact.birthPlaceDate",
  "contact.address",
  "contact.town",
  "contact.region",
  "contact.postcode",
  "contact.country",
  "contact.phones",
  "contact.phoneIsBad",
  "contact.email",
  "contact.emailIsBad",
  "contact.externalId",
  "contact.language",
  "contact.deceased",
  "contact.tags",
  "contact.createdAt",
  "contact.note",
  "contact.issues",
  "contact.pointPerson",
  "contact.leader",
  "contact.kind",
  "job.workplace",
  "job.employer",
  "job.department",
  "job.line",
  "job.shift",
  "job.title",
  "job.employeeNumber",
  "job.startedOn",
  "job.contractType",
  "job.contractEndsOn",
  "job.endedOn",
  "job.endingReason",
  "membership.isMember",
  "membership.cardNumber",
  "membership.joinedOn",
  "membership.leftOn",
  "dues.amount",
  "consent.email",
  "consent.sms",
  "consent.doNotCall",
  "consent.doNotEmail",
  "consent.doNotContact",
  "consent.unsubscribedAt",
  "assessment.level",
  "ignore",
] as const;

export type FieldKey = (typeof fieldKeys)[number];

/** Fields that several columns may feed; of any other field only the first column with a value counts. */
export const repeatableFields: ReadonlySet<FieldKey> = new Set<FieldKey>([
  "contact.phones",
  "contact.email",
  "contact.address",
  "contact.tags",
  "contact.note",
  "contact.issues",
  "consent.doNotCall",
  "consent.doNotEmail",
  "ignore",
]);

/** Fields whose values are a small vocabulary that the admin maps once per file. */
export const groupedFields = ["job.department", "job.shift", "job.workplace", "contact.issues"] as const;
export type GroupedField = (typeof groupedFields)[number];

/** Fields whose values are one of a few codes: words that are none are shown once with their count, to be said. */
export const codedFields = [
  "job.contractType",
  "membership.isMember",
  "contact.sex",
  "assessment.level",
] as const;
export type CodedField = (typeof codedFields)[number];

/** Fields that hold a day: the order of day and month matters in them. */
export const datedFields: ReadonlySet<FieldKey> = new Set<FieldKey>([
  "contact.birthDate",
  "contact.birthPlaceDate",
  "job.startedOn",
  "job.contractEndsOn",
  "job.endedOn",
  "membership.joinedOn",
  "membership.leftOn",
  "consent.unsubscribedAt",
]);
