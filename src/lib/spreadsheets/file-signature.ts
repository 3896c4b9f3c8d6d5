import type { RefusalCode } from "./refusal";

const bytes: { start: number[]; code: RefusalCode }[] = [
  { start: [0x1f, 0x8b], code: "compressed" },
  { start: [0x42, 0x5a, 0x68], code: "compressed" },
  { start: [0x37, 0x7a, 0xbc, 0xaf], code: "compressed" },
  { start: [0x52, 0x61, 0x72, 0x21], code: "compressed" },
  { start: [0x89, 0x50, 0x4e, 0x47], code: "image" },
  { start: [0xff, 0xd8, 0xff], code: "image" },
  { start: [0x47, 0x49, 0x46, 0x38], code: "image" },
  { start: [0x25, 0x50, 0x44, 0x46], code: "pdf" },
  { start: [0x09, 0x08], code: "xls_binary" },
];

export function startsWith(head: Buffer, start: readonly number[]): boolean {
  return start.every((byte, index) => head[index] === byte);
}

/** What a file is that begins with these bytes and can be no list; null for everything else. */
export function refusedByBytes(head: Buffer): RefusalCode | null {
  const known = bytes.find(({ start }) => startsWith(head, start));
  return known?.code ?? (isDbf(head) ? "dbf" : null);
}

/** A dBase table begins with its version, the day it was changed, and the length of its heading. */
function isDbf(head: Buffer): boolean {
  const [version = 0, , month = 0, day = 0] = head;
  if (head.length < 33 || ![0x03, 0x30, 0x31, 0x83, 0x8b, 0xf5].includes(version)) return false;
  const heading = head.readUInt16LE(8);
  const isWhole = heading >= 65 && [1, 264 % 32].includes(heading % 32) && head.readUInt16LE(10) > 1;
  const namesField = /^[A-Z_]\w{0,9}\0/i.test(head.toString("latin1", 32, 43));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && isWhole && namesField;
}

const texts: [RegExp, RefusalCode][] = [
  [/^(<\?[^>]*>\s*)*<(\w+:)?workbook\b[^>]*(spreadsheet|>)/, "spreadsheetml_2003"],
  [/^(<\?xml[^>]*>\s*)?<(!doctype html|html\b)/, "html_renamed"],
  [/^<(table|meta|head|style)\b/, "html_renamed"],
  // A heading may stand in such brackets, and a cell may be bold: with a separator behind it, it is a list.
  [/^<(body|div|tr|thead|tbody|script|title|center|h\d)(\s[^<]*)?>(?![ "]*[,;|\t])/, "html_renamed"],
  [/^<!--/, "html_renamed"],
  [/^<(\?xml|!doctype|\w+:\w+ xmlns|svg\b[^<]*>)/, "xml"],
  [/^<([a-z][\w.:-]*)(\s[^<>]*)?>(?![^<]*<\/[^>]*>[ "]*[,;|\t])[\s\S]*<\/[a-z]/, "xml"],
  [/^(mime-version:|message-id:|content-type: multipart)/, "web_archive"],
  [/^from: .*\r?\n(.*\r?\n){0,6}mime-version:/, "web_archive"],
  [/^(return-path:\s*<|received: (from|by) |from \S+@\S+ +(mon|tue|wed|thu|fri|sat|sun)\b)/, "web_archive"],
  [/^begin:(vcard|vcalendar)/, "vcard"],
  [/^(\{|\[)\s*([{[\]}]|"([^"\\]|\\.){0,200}"\s*[:,\]])/, "json"],
  [/^id;p[^\r\n]*\r?\n(p;p|b;[xy]\d|o;[ldp]|f;[pwcs]|c;[xy]\d|nn;)/, "sylk"],
  [/^\{\\rtf/, "word_document"],
];

/** The same of a text, by its first words in small letters. Remarks may stand before anything. */
export function refusedByText(beginning: string): RefusalCode | null {
  const start = beginning.startsWith("<") ? beginning.replace(/<!--[\s\S]*?-->\s*/g, "") : beginning;
  return texts.find(([pattern]) => pattern.test(start))?.[1] ?? null;
}
