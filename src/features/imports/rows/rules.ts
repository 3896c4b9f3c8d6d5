import { type CountryCode, isSupportedCountry } from "libphonenumber-js";
import type { FieldKey } from "../columns/fields/rules";
import { type Cell, cellText, type Row, tidyLines } from "../files/cells/rules";
import { shortRaw, valueText } from "../values/blanks/rules";
import { parseContractType } from "../values/contracts/rules";
import { parseCountry } from "../values/countries/rules";
import { type DateMeaning, parseBirthPlaceDate, parseDate } from "../values/dates/rules";
import { parseEmails } from "../values/emails/rules";
import { isYes, parseConsent, parseMembership, saysNever } from "../values/members/rules";
import { parseNationalId, readNik } from "../values/national-ids/rules";
import { parseAmount, parseIdNumber } from "../values/numbers/rules";
import { parsePhones } from "../values/phones/rules";
import { parseSex, type Sex } from "../values/sexes/rules";
import type { WarnedField, Warning, WarningKind } from "../values/warnings/rules";
import { type ImportMapping, RowFields } from "./fields/rules";
import { readName } from "./names/rules";
import type { InterpretOptions, ParsedPerson, ParsedPhone, Rejection } from "./person/rules";
import { rejectionOf, shownCells } from "./rejections/rules";
import { readUnit } from "./units/rules";

/** One row as a person, with what could not be trusted in it; or why it must not come in. */
export function interpretRow(
  row: Row,
  mapping: ImportMapping,
  options: InterpretOptions,
): ParsedPerson | Rejection {
  const fields = new RowFields(row, mapping);
  const place = row.line === undefined ? { row: row.number } : { row: row.number, line: row.line };
  const reason = rejectionOf(fields, mapping);
  if (reason) return { kind: "rejected", ...place, reason, cells: shownCells(fields) };
  const reader = new RowReader(fields, mapping, options);
  return {
    kind: "person",
    ...place,
    ...readName(fields),
    ...reader.body(),
    job: reader.job(),
    ...reader.union(),
    warnings: reader.warnings,
  };
}

/** As long as the form of a person takes it. */
const longestNote = 2_000;

const ownId = (text: string | null) =>
  text && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text : null;

class RowReader {
  readonly warnings: Warning[] = [];

  constructor(
    private readonly fields: RowFields,
    private readonly mapping: ImportMapping,
    private readonly options: InterpretOptions,
  ) {}

  body() {
    const country = parseCountry(this.text("contact.country") ?? "");
    const sex = this.known("contact.sex", "sex", parseSex);
    const nationalId = this.nationalId();
    const birth = this.birth();
    this.compareWithNik(nationalId, sex, birth.birthDate);
    return {
      sex,
      nationalId,
      ...birth,
      address: this.joined("contact.address", ", "),
      town: this.text("contact.town"),
      region: this.text("contact.region"),
      postcode: this.text("contact.postcode"),
      country,
      phones: this.phones(country ?? this.options.defaultCountry),
      emails: this.emails(),
      serikatId: ownId(this.text("contact.serikatId")),
      externalId: this.text("contact.externalId"),
      language: this.text("contact.language"),
      deceased: isYes(this.fields.cell("contact.deceased")),
      leader: isYes(this.fields.cell("contact.leader")),
      tags: this.tags(),
      pointPerson: this.text("contact.pointPerson"),
      note: this.note(),
    };
  }

  job(): ParsedPerson["job"] {
    return {
      employer: this.text("job.employer"),
      workplace: this.unit("job.workplace", "workplace"),
      department: this.unit("job.department", "department"),
      line: this.text("job.line", "line"),
      shift: this.unit("job.shift", "shift"),
      title: this.text("job.title", "title"),
      employeeNumber: this.idNumber("job.employeeNumber", "employeeNumber"),
      startedOn: this.date("job.startedOn", "startedOn", "past"),
      contractType: this.known("job.contractType", "contractType", parseContractType),
      contractEndsOn: this.date("job.contractEndsOn", "contractEndsOn", "any"),
    };
  }

  union(): Pick<ParsedPerson, "membership" | "duesAmount" | "consent" | "supportLevel"> {
    const level = Number(this.text("assessment.level") ?? 0);
    return {
      membership: this.membership(),
      duesAmount: this.amount(),
      consent: {
        doNotContact: this.anyYes("consent.doNotContact"),
        doNotCall: this.anyYes("consent.doNotCall"),
        email: this.anyYes("consent.doNotEmail") ? false : parseConsent(this.fields.cell("consent.email")),
        sms: parseConsent(this.fields.cell("consent.sms")),
        unsubscribedAt: this.date("consent.unsubscribedAt", "consent", "any"),
      },
      supportLevel: level === 1 || level === 2 || level === 3 || level === 4 || level === 5 ? level : null,
    };
  }

  private warn(field: WarnedField, kind: WarningKind | undefined, cell: Cell | undefined): void {
    if (kind) this.warnings.push({ field, kind, raw: shortRaw(cell) });
  }

  private text(field: FieldKey, warned: WarnedField = "other"): string | null {
    const cell = this.fields.cell(field);
    this.warnBroken(cell, warned);
    return valueText(cell) || null;
  }

  private warnBroken(cell: Cell | undefined, field: WarnedField): void {
    if (cell?.kind === "error") this.warn(field, "cell_error", cell);
    if (cell?.kind === "uncalculated") this.warn(field, "formula_not_calculated", cell);
  }

  private unit(field: "job.workplace" | "job.department" | "job.shift", warned: WarnedField): string | null {
    this.warnBroken(this.fields.cell(field), warned);
    return readUnit(this.fields, field, this.mapping);
  }

  private known<T>(field: FieldKey, warned: WarnedField, parse: (text: string) => T | null): T | null {
    const cell = this.fields.cell(field);
    const text = this.text(field, warned);
    const value = text === null ? null : parse(text);
    if (text !== null && value === null) this.warn(warned, "not_recognised", cell);
    return value;
  }

  private date(field: FieldKey, warned: WarnedField, meaning: DateMeaning): string | null {
    const mapped = this.fields.first(field);
    const order = mapped?.facts.dateOrder ?? "day_first";
    const { date, warning } = parseDate(mapped?.cell, { order, meaning, today: this.options.today });
    this.warn(warned, warning, mapped?.cell);
    return date;
  }

  private birth(): { birthDate: string | null; birthPlace: string | null } {
    const both = this.fields.first("contact.birthPlaceDate");
    if (!both)
      return {
        birthDate: this.date("contact.birthDate", "birthDate", "birth"),
        birthPlace: this.text("contact.birthPlace"),
      };
    const order = both.facts.dateOrder ?? "day_first";
    const { date, place, warning } = parseBirthPlaceDate(both.cell, {
      order,
      meaning: "birth",
      today: this.options.today,
    });
    // A date cell under "place, date" is how Excel keeps a date typed without its place: nothing to warn of.
    if (warning !== "serial_without_format") this.warn("birthDate", warning, both.cell);
    return {
      birthDate: date ?? this.date("contact.birthDate", "birthDate", "birth"),
      birthPlace: place ?? this.text("contact.birthPlace"),
    };
  }

  private nationalId(): string | null {
    const cell = this.fields.cell("contact.nationalId");
    const { value, warning } = parseNationalId(cell, this.options.defaultCountry);
    this.warn("nationalId", warning, cell);
    return value;
  }

  /** Both values stay: which of the two was typed wrong, only a person can find out. */
  private compareWithNik(nationalId: string | null, sex: Sex | null, birthDate: string | null): void {
    const nik = nationalId === null || this.options.defaultCountry !== "ID" ? null : readNik(nationalId);
    if (!nik) return;
    if (birthDate !== null && birthDate.slice(2) !== nik.birthDay) {
      this.warnings.push({ field: "birthDate", kind: "contradicts_national_id", raw: birthDate });
    }
    if (sex !== null && sex !== "other" && sex !== nik.sex)
      this.warnings.push({ field: "sex", kind: "contradicts_national_id", raw: sex });
  }

  private idNumber(field: FieldKey, warned: WarnedField): string | null {
    const mapped = this.fields.first(field);
    const { value, warning } = parseIdNumber(mapped?.cell, mapped?.facts.width);
    this.warn(warned, warning, mapped?.cell);
    return value;
  }

  private phones(country: string): ParsedPhone[] {
    const from: CountryCode = isSupportedCountry(country) ? country : "ID";
    const phones = new Map<string, string>();
    for (const { cell } of this.fields.all("contact.phones")) {
      const parsed = parsePhones(cell, from);
      for (const { value, raw } of parsed.phones) if (!phones.has(value)) phones.set(value, raw);
      this.warn("phones", parsed.warning, cell);
    }
    return [...phones].map(([value, raw]) => ({ value, raw }));
  }

  private emails(): string[] {
    const emails = new Set<string>();
    for (const { cell } of this.fields.all("contact.email")) {
      const parsed = parseEmails(valueText(cell).slice(0, 1_000));
      for (const email of parsed.emails) emails.add(email);
      if (parsed.rest.length > 0) this.warn("email", "not_an_email", cell);
    }
    return [...emails];
  }

  private membership(): ParsedPerson["membership"] {
    const mapped = this.fields.first("membership.isMember");
    const { isMember, warning } = parseMembership(mapped?.cell, mapped?.facts ?? {});
    this.warn("isMember", warning, mapped?.cell);
    const counts = isMember ?? (warning ? null : this.memberByRule());
    const cardNumber = this.idNumber("membership.cardNumber", "cardNumber");
    if (isMember === false && cardNumber !== null && saysNever(mapped?.cell))
      this.warn("isMember", "card_number_but_not_member", mapped?.cell);
    return {
      isMember: counts,
      cardNumber,
      joinedOn: this.date("membership.joinedOn", "memberSince", "past"),
    };
  }

  /** The cell says nothing: the admin has said what the list as a whole means. */
  private memberByRule(): true | null {
    const { members } = this.mapping;
    if (members === "listed") return true;
    const { amount } = parseAmount(this.fields.cell("dues.amount"));
    return members === "paying" && amount !== null && amount > 0 ? true : null;
  }

  private amount(): number | null {
    const cell = this.fields.cell("dues.amount");
    const { amount, warning } = parseAmount(cell);
    this.warn("duesAmount", warning, cell);
    return amount;
  }

  private anyYes(field: FieldKey): boolean {
    return this.fields.all(field).some(({ cell }) => isYes(cell));
  }

  private tags(): string[] {
    const tags = this.fields.all("contact.tags").flatMap(({ cell }) => valueText(cell).split(/[,;]/));
    return [...new Set(tags.map((tag) => tag.trim()).filter(Boolean))];
  }

  private joined(field: FieldKey, mark: string): string | null {
    const parts = this.fields.all(field).map(({ cell }) => valueText(cell));
    return parts.filter(Boolean).join(mark) || null;
  }

  private note(): string | null {
    const notes = this.fields.all("contact.note").filter(({ cell }) => valueText(cell) !== "");
    const note = notes.map(({ cell }) => tidyLines(cellText(cell))).join("\n");
    if (note.length > longestNote) this.warn("note", "cut_short", notes[0]?.cell);
    return note.slice(0, longestNote).trim() || null;
  }
}
