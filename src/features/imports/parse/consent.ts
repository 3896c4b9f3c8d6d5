import type { Cell } from "@/lib/spreadsheets/cell";
import { valueText } from "./blank";
import { type MembershipReading, parseMembership } from "./membership";
import { glyphMeaning, plainState } from "./membership-words";
import type { WarningKind } from "./warnings";

const may =
  /^(ok(ay|e)?|boleh( .*)?|bersedia( .*)?|setuju|berlangganan|subscribed|opt(ed)? ?in|consent(ed|s)?( given)?|given|granted|confirmed|allowed|active)$/;
const mayNot = [
  /^(opt(ed)? ?out|dnc|stop(ped)?|jangan( .*)?|dilarang( .*)?|unsubscribed|(never|not|un) ?subscribed|no consent|withdrawn|withdrew|revoked|refused?|declined?|rejected|denied)$/,
  /^(do ?not|don'?t|no|not) (call|contact|phone|text|sms|e ?mail|mail|disturb|whatsapp|wa)s?( .*)?$/,
  /^no (calls?|contacts?|consent|texts?|e ?mails?|sms|phone)$/,
  /^((previous|hard|soft) )?(bounc(e|ed|ing)|unsubscribe|spam( complaint)?)$/,
  /^((previous|hard|soft) )?(spam|unsubscribed).*$/,
  /^(menolak|berhenti|batal)( .*)?$|^(tidak|tdk|tak) (mau|boleh|bersedia|setuju|ingin)( .*)?$/,
  /^(x|☒|✗|✘)$/,
];

function saysMayNot(plain: string): boolean {
  return mayNot.some((pattern) => pattern.test(plain));
}

/**
 * Whether a "do not call" column asks for it. A person who asked to be left alone is left alone: what is no plain "no" is a refusal,
 * and what is not understood is one too, and told.
 */
export function parseRefusal(
  cell: Cell | undefined,
  reading: MembershipReading = {},
): { refused: boolean; warning?: WarningKind } {
  if (cell?.kind === "error") return { refused: true, warning: "cell_error" };
  if (cell?.kind === "uncalculated") return { refused: true, warning: "formula_not_calculated" };
  if (cell?.kind === "date") return { refused: true };
  if (cell?.kind === "text" && cell.symbolFont) return { refused: glyphMeaning(cell.text.trim()) !== false };
  const text = valueText(cell);
  if (text === "") return { refused: false };
  const plain = plainState(text);
  if (saysMayNot(plain)) return { refused: true };
  if (may.test(plain)) return { refused: false };
  const { isMember } = parseMembership(cell, { isTrueFalse: reading.isTrueFalse ?? false });
  return isMember === null ? { refused: true, warning: "taken_as_refusal" } : { refused: isMember };
}

/** May the person be written to: yes, no, or nothing said. An address that bounces or complained is no consent. */
export function parseConsent(
  cell: Cell | undefined,
  reading: MembershipReading = {},
): { consent: boolean | null; warning?: WarningKind } {
  if (cell?.kind === "error") return { consent: null, warning: "cell_error" };
  const text = valueText(cell);
  if (text === "") return { consent: null };
  const plain = plainState(text);
  if (saysMayNot(plain) && plain !== "x") return { consent: false };
  if (may.test(plain)) return { consent: true };
  const { isMember, warning } = parseMembership(cell, { isTrueFalse: reading.isTrueFalse ?? false });
  return { consent: isMember, ...(warning === "not_recognised" && { warning }) };
}
