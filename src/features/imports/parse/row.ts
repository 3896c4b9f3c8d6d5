import { readNik } from "@/features/matching/national-id";
import { cellText, type Row, tidyLines } from "@/lib/spreadsheets/cell";
import { valueText } from "./blank";
import { CellReader } from "./cell-reader";
import type { ContractType } from "./contract";
import { parseCountry } from "./country";
import { saysDeceased } from "./deceased";
import type { ImportMapping } from "./import-mapping";
import { isYes } from "./membership";
import { parseNationalId } from "./national-id";
import type { InterpretOptions, ParsedPerson, Rejection } from "./parsed-person";
import { hasLeft, rejectionOf, shownCells } from "./rejection";
import { RowFields } from "./row-fields";
import { readIssues } from "./row-issues";
import { readUnion } from "./row-membership";
import { isNamedLate, readName } from "./row-name";
import { readReach } from "./row-reach";
import type { Sex } from "./sex";

/** One row as a person, with what could not be trusted in it; or why it must not come in. */
export function interpretRow(
  row: Row,
  mapping: ImportMapping,
  options: InterpretOptions,
): ParsedPerson | Rejection {
  const fields = new RowFields(row, mapping);
  const place = row.line === undefined ? { row: row.number } : { row: row.number, line: row.line };
  const reason = rejectionOf(fields, mapping) ?? (hasLeft(fields, options.today) ? "has_left" : null);
  if (reason) return { kind: "rejected", ...place, reason, cells: shownCells(fields) };
  const reader = new CellReader(fields, mapping, options);
  return {
    kind: "person",
    ...place,
    ...readName(fields),
    ...readBody(reader),
    job: readJob(reader),
    ...readUnion(reader),
    warnings: reader.warnings,
  };
}

/** As long as the form of a person takes it. */
const longestNote = 2_000;

const ownId = (text: string | null) =>
  text && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text : null;

function readBody(reader: CellReader) {
  const { fields, options } = reader;
  const country = countryOf(reader);
  const sex = reader.coded<Sex>("contact.sex", "sex");
  const nationalId = nationalIdOf(reader);
  const birth = reader.birth();
  compareWithNik(reader, { nationalId, sex, birthDate: birth.birthDate });
  return {
    sex,
    nationalId,
    ...birth,
    address: reader.joined("contact.address", ", "),
    town: reader.text("contact.town"),
    region: reader.text("contact.region"),
    postcode: reader.text("contact.postcode"),
    country,
    ...readReach(reader, country ?? options.defaultCountry),
    serikatId: ownId(reader.text("contact.serikatId")),
    externalId: reader.text("contact.externalId"),
    language: reader.text("contact.language"),
    deceased: saysDeceased(fields.cell("contact.deceased")) || isNamedLate(fields),
    leader: isYes(fields.cell("contact.leader")),
    tags: tagsOf(fields),
    issues: readIssues(reader),
    pointPerson: reader.text("contact.pointPerson"),
    note: noteOf(reader),
  };
}

/** A number under a country that nobody knows is read as one of the union's own, and the admin is told. */
function countryOf(reader: CellReader) {
  const text = reader.text("contact.country");
  const country = parseCountry(text ?? "");
  const hasPhone = reader.fields.all("contact.phones").some(({ cell }) => valueText(cell) !== "");
  if (text && !country && hasPhone)
    reader.warn("phones", "unknown_country", reader.fields.cell("contact.country"));
  return country;
}

function readJob(reader: CellReader): ParsedPerson["job"] {
  return {
    employer: reader.text("job.employer"),
    workplace: reader.unit("job.workplace", "workplace"),
    department: reader.unit("job.department", "department"),
    line: reader.text("job.line", "line"),
    shift: reader.unit("job.shift", "shift"),
    title: reader.text("job.title", "title"),
    employeeNumber: reader.idNumber("job.employeeNumber", "employeeNumber"),
    startedOn: reader.date("job.startedOn", "startedOn", "past"),
    contractType: reader.coded<ContractType>("job.contractType", "contractType"),
    contractEndsOn: reader.date("job.contractEndsOn", "contractEndsOn", "any"),
  };
}

function nationalIdOf(reader: CellReader): string | null {
  const cell = reader.fields.cell("contact.nationalId");
  const { value, warning } = parseNationalId(cell, reader.options.defaultCountry);
  reader.warn("nationalId", warning, cell);
  return value;
}

type Compared = { nationalId: string | null; sex: Sex | null; birthDate: string | null };

/** Both values stay: which of the two was typed wrong, only a person can find out. */
function compareWithNik({ options, warnings }: CellReader, { nationalId, sex, birthDate }: Compared): void {
  const nik = nationalId === null || options.defaultCountry !== "ID" ? null : readNik(nationalId);
  if (!nik) return;
  if (birthDate !== null && birthDate.slice(2) !== nik.birthDay)
    warnings.push({ field: "birthDate", kind: "contradicts_national_id", raw: birthDate });
  if (sex !== null && sex !== "other" && sex !== nik.sex)
    warnings.push({ field: "sex", kind: "contradicts_national_id", raw: sex });
}

/** An address book marks its own labels: "PUK Contoh ::: * myContacts". */
function tagsOf(fields: RowFields): string[] {
  const tags = fields.all("contact.tags").flatMap(({ cell }) => valueText(cell).split(/[,;]|:::/));
  return [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== "" && !tag.startsWith("* ")))];
}

function noteOf(reader: CellReader): string | null {
  const notes = reader.fields.all("contact.note").filter(({ cell }) => valueText(cell) !== "");
  const note = notes.map(({ cell }) => tidyLines(cellText(cell))).join("\n");
  if (note.length > longestNote) reader.warn("note", "cut_short", notes[0]?.cell);
  return note.slice(0, longestNote).trim() || null;
}
