import { z } from "zod";
import { askedForFile } from "@/features/exports/schema";
import { day } from "@/lib/dates";
import { id } from "@/lib/ids";
import { authorityForms, statementKinds, unionChoices } from "./vocabulary.schema";

const text = (most: number) => z.string().trim().max(most, "too_long").optional();
const given = (most: number) =>
  z.string({ error: "required" }).trim().min(1, "required").max(most, "too_long");

export const issueCardInput = z.strictObject({
  id,
  contactId: id,
  /** Empty: the next of the union's series. */
  number: text(40),
  issuedOn: day.optional(),
  /** Why the card before is replaced. */
  reason: text(300),
});
export type IssueCard = z.output<typeof issueCardInput>;

export const issueCardsInput = z.strictObject({ contactIds: z.array(id).min(1, "required").max(200) });
export type IssueCards = z.output<typeof issueCardsInput>;

export const endCardInput = z.strictObject({
  contactId: id,
  cardId: id,
  ending: z.enum(["lost", "revoked"]),
  endedOn: day.optional(),
  reason: text(300),
});
export type EndCard = z.output<typeof endCardInput>;

export const printedInput = z.strictObject({ cardIds: z.array(id).min(1).max(200) });
export type Printed = z.output<typeof printedInput>;

export const recordStatementInput = z.strictObject({
  id,
  contactId: id,
  signedOn: day.optional(),
  kind: z.enum(statementKinds).default("own"),
  keptWhere: text(200),
});
export type RecordStatement = z.output<typeof recordStatementInput>;

export const withdrawStatementInput = z.strictObject({
  contactId: id,
  statementId: id,
  withdrawnOn: day.optional(),
  reason: text(300),
});
export type WithdrawStatement = z.output<typeof withdrawStatementInput>;

export const recordClaimInput = z.strictObject({
  id,
  contactId: id,
  otherUnion: given(120),
  claimedOn: day.optional(),
  note: text(300),
});
export type RecordClaim = z.output<typeof recordClaimInput>;

export const closeClaimInput = z.strictObject({
  contactId: id,
  claimId: id,
  choice: z.enum(unionChoices),
  closedOn: day.optional(),
  /** Where the written choice is kept. */
  letter: text(200),
});
export type CloseClaim = z.output<typeof closeClaimInput>;

export const recordAuthorityInput = z.strictObject({
  id,
  contactId: id,
  signedOn: day.optional(),
  form: z.enum(authorityForms).default("paper"),
  wording: text(200),
});
export type RecordAuthority = z.output<typeof recordAuthorityInput>;

export const moveAuthorityInput = z.strictObject({
  /** Of the step, so that sending it twice is one. */
  id,
  contactId: id,
  authorityId: id,
  to: z.enum(["seen", "interrupted", "revoked"]),
  onDay: day.optional(),
  note: text(300),
});
export type MoveAuthority = z.output<typeof moveAuthorityInput>;

export const undoStepInput = z.strictObject({
  contactId: id,
  authorityId: id,
  eventId: id,
  reason: given(300),
});
export type UndoStep = z.output<typeof undoStepInput>;

export const createPacketInput = z.strictObject({
  id,
  employerId: id,
  letterNumber: given(60),
  dated: day.optional(),
  place: text(80),
  receiver: text(120),
  registration: text(200),
  duesRule: text(300),
  account: text(120),
});
export type CreatePacket = z.output<typeof createPacketInput>;

export const askVerificationInput = z.strictObject({ ...askedForFile, employerId: id });
export type AskVerification = z.output<typeof askVerificationInput>;

export const deliverPacketInput = z.strictObject({
  packetId: id,
  deliveredOn: day.optional(),
  receivedBy: text(120),
});
export type DeliverPacket = z.output<typeof deliverPacketInput>;

export const appointInput = z.strictObject({
  id,
  contactId: id,
  office: given(80),
  fromOn: day.optional(),
  decree: text(120),
  decreeOn: day.optional(),
});
export type Appoint = z.output<typeof appointInput>;

export const endOfficeInput = z.strictObject({ contactId: id, officeId: id, toOn: day.optional() });
export type EndOffice = z.output<typeof endOfficeInput>;
