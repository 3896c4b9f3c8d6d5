import { cellText, type Row } from "@/lib/spreadsheets/cell";
import type { FieldKey } from "../columns/fields";
import { splitCell } from "../columns/split";
import type { Analysis } from "../detect/analysis";
import type { ImportMapping } from "../parse/import-mapping";
import type { ParsedPerson, Rejection } from "../parse/parsed-person";
import { rowInFile } from "../row-number";

/** `code`: a word of ours, translated where it is shown. `day`: yyyy-mm-dd. */
type Understood = {
  kind: "text" | "day" | "code";
  value: string;
  /** Where it was, of a day of birth. */
  place?: string;
};
export type PreviewLine = {
  key: string;
  letter: string;
  field: FieldKey;
  raw: string;
  understood: Understood | null;
};
export type PreviewRow = {
  row: number;
  /** The sheet it stands in, where several are read together. */
  sheet: string | null;
  reason: string | null;
  lines: PreviewLine[];
  warnings: { kind: string; raw: string }[];
};

type Interpreted = {
  row: Row;
  result: ParsedPerson | Rejection;
  mapping: ImportMapping;
  analysis: Pick<Analysis, "columns" | "parts">;
};

/** A row as it stands in the file beside what would become of it. */
export function previewOf({ row, result, mapping, analysis }: Interpreted): PreviewRow {
  const lines = mapping.columns.flatMap(({ index, field, split, facts }) => {
    const under = row.cells.slice(index, index + (facts.dateParts?.length ?? 1));
    const cells = split && under[0] ? splitCell(under[0], split).map((part) => [part]) : [under];
    return cells.flatMap((parts, at) => {
      const feeds = split?.fields[at] ?? field;
      const raw = parts.map(cellText).join(" ").slice(0, 120);
      if (feeds === "ignore" || raw.trim() === "") return [];
      const understood = result.kind === "person" ? (readers[feeds]?.(result) ?? null) : null;
      return [
        {
          key: `${index}.${at}`,
          letter: analysis.columns[index]?.letter ?? "",
          field: feeds,
          raw,
          understood,
        },
      ];
    });
  });
  const place = rowInFile(row.number, analysis.parts);
  if (result.kind === "rejected") return { ...place, reason: result.reason, lines, warnings: [] };
  const warnings = result.warnings.map(({ kind, raw = "" }) => ({ kind, raw }));
  return { ...place, reason: null, lines, warnings };
}

const text = (value: string | null | undefined): Understood | null =>
  value ? { kind: "text", value } : null;
const day = (value: string | null): Understood | null => (value ? { kind: "day", value } : null);
const code = (value: string | null): Understood | null => (value ? { kind: "code", value } : null);
const yesNo = (value: boolean | null) => code(value === null ? null : value ? "yes" : "no");

/** A row whose kind is another than a person's never comes so far. */
const personKind = () => code("person");

const readers: Partial<Record<FieldKey, (person: ParsedPerson) => Understood | null>> = {
  "contact.kind": personKind,
  "contact.name": ({ name }) => text(name),
  "contact.firstName": ({ firstName }) => text(firstName),
  "contact.middleName": ({ middleName }) => text(middleName),
  "contact.lastName": ({ lastName }) => text(lastName),
  "contact.suffix": ({ suffix }) => text(suffix),
  "contact.nickname": ({ nickname }) => text(nickname),
  "contact.sex": ({ sex }) => code(sex),
  "contact.nationalId": ({ nationalId }) => text(nationalId),
  "contact.birthDate": ({ birthDate }) => day(birthDate),
  "contact.birthPlace": ({ birthPlace }) => text(birthPlace),
  "contact.birthPlaceDate": ({ birthPlace, birthDate }) =>
    birthPlace && birthDate
      ? { kind: "day", value: birthDate, place: birthPlace }
      : (day(birthDate) ?? text(birthPlace)),
  "contact.address": ({ address }) => text(address),
  "contact.town": ({ town }) => text(town),
  "contact.region": ({ region }) => text(region),
  "contact.postcode": ({ postcode }) => text(postcode),
  "contact.country": ({ country }) => text(country),
  "contact.phones": ({ phones }) => text(phones.map(({ value }) => value).join(" · ")),
  "contact.email": ({ emails }) => text(emails.join(" · ")),
  "contact.externalId": ({ externalId }) => text(externalId),
  "contact.language": ({ language }) => text(language),
  "contact.deceased": ({ deceased }) => yesNo(deceased),
  "contact.note": ({ note }) => text(note?.slice(0, 120)),
  "contact.issues": ({ issues }) => text(issues.join(" · ")),
  "job.workplace": ({ job }) => text(job.workplace),
  "job.employer": ({ job }) => text(job.employer),
  "job.department": ({ job }) => text(job.department),
  "job.line": ({ job }) => text(job.line),
  "job.shift": ({ job }) => text(job.shift),
  "job.title": ({ job }) => text(job.title),
  "job.employeeNumber": ({ job }) => text(job.employeeNumber),
  "job.startedOn": ({ job }) => day(job.startedOn),
  "job.contractType": ({ job }) => code(job.contractType),
  "job.contractEndsOn": ({ job }) => day(job.contractEndsOn),
  "membership.isMember": ({ membership }) => yesNo(membership.isMember),
  "membership.cardNumber": ({ membership }) => text(membership.cardNumber),
  "membership.joinedOn": ({ membership }) => day(membership.joinedOn),
  "consent.email": ({ consent }) => yesNo(consent.email),
  "consent.doNotEmail": ({ consent }) => yesNo(consent.email === false ? true : null),
  "consent.doNotCall": ({ consent }) => yesNo(consent.doNotCall),
  "consent.doNotContact": ({ consent }) => yesNo(consent.doNotContact),
  "consent.unsubscribedAt": ({ consent }) => day(consent.unsubscribedAt),
  "assessment.level": ({ supportLevel }) => text(supportLevel?.toString()),
};
