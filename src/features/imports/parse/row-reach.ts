import { type CountryCode, isSupportedCountry } from "libphonenumber-js";
import type { Cell } from "@/lib/spreadsheets/cell";
import { valueText } from "./blank";
import type { CellReader } from "./cell-reader";
import { parseEmails } from "./email";
import type { ParsedPhone } from "./parsed-person";
import { parsePhones } from "./phone";

/** How a person is reached: numbers and addresses, also where one stands in the column of the other. */
export function readReach(reader: CellReader, country: string): { phones: ParsedPhone[]; emails: string[] } {
  const reach = new Reach(reader, isSupportedCountry(country) ? country : "ID");
  for (const { cell } of reader.fields.all("contact.phones")) reach.takePhones(cell);
  for (const { cell } of reader.fields.all("contact.email")) reach.takeEmails(cell);
  return { phones: [...reach.phones].map(([value, raw]) => ({ value, raw })), emails: [...reach.emails] };
}

/** No cell holds more addresses; what goes on is text. */
const longest = 1_000;

class Reach {
  readonly phones = new Map<string, string>();
  readonly emails = new Set<string>();

  constructor(
    private readonly reader: CellReader,
    private readonly country: CountryCode,
  ) {}

  takePhones(cell: Cell): void {
    const written = valueText(cell).slice(0, longest);
    const { emails, rest } = written.includes("@") ? parseEmails(written) : { emails: [], rest: [] };
    this.addEmails(emails);
    const numbers = emails.length > 0 ? words(rest) : cell;
    const { phones, warning } = parsePhones(numbers, this.country);
    for (const { value, raw } of phones) if (!this.phones.has(value)) this.phones.set(value, raw);
    if (emails.length === 0 || phones.length === 0) this.reader.warn("phones", warning, cell);
  }

  takeEmails(cell: Cell): void {
    const { emails, rest } = parseEmails(valueText(cell).slice(0, longest));
    this.addEmails(emails);
    if (rest.length === 0) return;
    const { phones } = parsePhones(words(rest), this.country);
    for (const { value, raw } of phones) if (!this.phones.has(value)) this.phones.set(value, raw);
    if (phones.length === 0) this.reader.warn("email", "not_an_email", cell);
  }

  private addEmails(emails: readonly string[]): void {
    for (const email of emails) this.emails.add(email);
  }
}

function words(parts: readonly string[]): Cell {
  return { kind: "text", text: parts.join(" ") };
}
