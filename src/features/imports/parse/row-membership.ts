import { cellText } from "@/lib/spreadsheets/cell";
import type { FieldKey } from "../columns/fields";
import type { CellReader } from "./cell-reader";
import { parseConsent, parseRefusal } from "./consent";
import { parseAmount } from "./id-number";
import type { MembershipReading } from "./membership";
import { parseMembership, saysNever } from "./membership";
import type { ParsedPerson } from "./parsed-person";

type UnionPart = Pick<ParsedPerson, "membership" | "duesAmount" | "consent" | "supportLevel">;

/** What a row says of a person and the union: membership, dues, consent to be written to, assessment. */
export function readUnion(reader: CellReader): UnionPart {
  const level = Number(reader.coded("assessment.level", "supportLevel") ?? 0);
  return {
    membership: membershipOf(reader),
    duesAmount: duesOf(reader),
    consent: {
      doNotContact: refused(reader, "consent.doNotContact"),
      doNotCall: refused(reader, "consent.doNotCall"),
      email: refused(reader, "consent.doNotEmail") ? false : consented(reader, "consent.email"),
      sms: consented(reader, "consent.sms"),
      unsubscribedAt: reader.date("consent.unsubscribedAt", "consent", "any"),
    },
    supportLevel: level === 1 || level === 2 || level === 3 || level === 4 || level === 5 ? level : null,
  };
}

function refused(reader: CellReader, field: FieldKey): boolean {
  const answers = reader.fields.all(field).map(({ cell, facts }) => {
    const { refused: says, warning } = parseRefusal(cell, facts);
    reader.warn("consent", warning, cell);
    return says;
  });
  return answers.includes(true);
}

function consented(reader: CellReader, field: FieldKey): boolean | null {
  const mapped = reader.fields.first(field);
  const { consent, warning } = parseConsent(mapped?.cell, mapped?.facts);
  reader.warn("consent", warning, mapped?.cell);
  return consent;
}

function membershipOf(reader: CellReader): ParsedPerson["membership"] {
  const mapped = reader.fields.first("membership.isMember");
  // Several columns are read like the first of them: so the words on the screen mean in every row what they say there.
  const { warning, ...said } = stated(reader, reader.fields.all("membership.isMember")[0]?.facts ?? {});
  reader.warn("isMember", warning, mapped?.cell);
  const isMember = hasLeftUnion(reader) ? false : said.isMember;
  const counts = isMember ?? (warning || notedOtherwise(reader) ? null : byRule(reader));
  const cardNumber = reader.idNumber("membership.cardNumber", "cardNumber");
  if (said.isMember === false && cardNumber !== null && saysNever(mapped?.cell))
    reader.warn("isMember", "card_number_but_not_member", mapped?.cell);
  return {
    isMember: counts,
    cardNumber,
    joinedOn: reader.pastDay("membership.joinedOn", "memberSince"),
  };
}

const leftNote =
  /\b(bukan|belum|not( yet)? an?) (lagi )?(anggota|member)\b|\b(sudah|telah|sdh|tlh) (keluar|resign|mundur|mengundurkan diri|pensiun|(di ?)?phk|berhenti|meninggal)\b|^\W*(keluar|resign(ed)?|phk|pensiun|mundur|mengundurkan diri|meninggal|alm(arhum(ah)?)?|left|retired)\b/i;

/** On a list of members a note that she is none, or has gone: the row is believed, not the list. */
function notedOtherwise(reader: CellReader): boolean {
  if (reader.mapping.members !== "listed") return false;
  const note = reader.fields
    .all("contact.note")
    .find(({ cell }) => leftNote.test(cellText(cell).slice(0, 200)));
  if (note) reader.warn("isMember", "noted_otherwise", note.cell);
  return note !== undefined;
}

function hasLeftUnion(reader: CellReader): boolean {
  const leftOn = reader.date("membership.leftOn", "memberSince", "any");
  return leftOn !== null && leftOn <= reader.options.today;
}

function stated(reader: CellReader, facts: MembershipReading): ReturnType<typeof parseMembership> {
  const cell = reader.fields.cell("membership.isMember");
  const said = cell?.kind === "text" ? reader.said("membership.isMember", cell.text) : null;
  if (said !== null) return { isMember: said === "" ? null : said === "yes" };
  return parseMembership(cell, facts);
}

/** The cell says nothing: the admin has said what the list as a whole means. */
function byRule(reader: CellReader): true | null {
  const { members } = reader.mapping;
  if (members === "listed") return true;
  const { amount } = parseAmount(reader.fields.cell("dues.amount"));
  return members === "paying" && amount !== null && amount > 0 ? true : null;
}

function duesOf(reader: CellReader): number | null {
  const cell = reader.fields.cell("dues.amount");
  const { amount, warning } = parseAmount(cell);
  reader.warn("duesAmount", warning, cell);
  return amount;
}
