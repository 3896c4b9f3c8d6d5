import type { Cell } from "@/lib/spreadsheets/cell";
import type { CodedField, FieldKey, GroupedField } from "../columns/fields";
import { shortRaw, valueText } from "./blank";
import { codeOf, wordKey } from "./codes";
import { type DateMeaning, parseBirthPlaceDate, parseDate, placeName } from "./date";
import { parseIdNumber } from "./id-number";
import type { ColumnFacts, ImportMapping } from "./import-mapping";
import type { InterpretOptions } from "./parsed-person";
import type { RowFields } from "./row-fields";
import { readUnit } from "./row-unit";
import type { WarnedField, Warning, WarningKind } from "./warnings";

/** Reads the cells of one row by their fields, and keeps what could not be trusted in them. */
export class CellReader {
  readonly warnings: Warning[] = [];

  constructor(
    readonly fields: RowFields,
    readonly mapping: ImportMapping,
    readonly options: InterpretOptions,
  ) {}

  warn(field: WarnedField, kind: WarningKind | undefined, cell: Cell | undefined): void {
    if (kind) this.warnings.push({ field, kind, raw: shortRaw(cell) });
  }

  text(field: FieldKey, warned: WarnedField = "other"): string | null {
    const cell = this.fields.cell(field);
    this.warnBroken(cell, warned);
    return valueText(cell) || null;
  }

  joined(field: FieldKey, mark: string): string | null {
    const parts = this.fields.all(field).map(({ cell }) => valueText(cell));
    return parts.filter(Boolean).join(mark) || null;
  }

  unit(field: GroupedField, warned: WarnedField): string | null {
    this.warnBroken(this.fields.cell(field), warned);
    return readUnit(this.fields, field, this.mapping);
  }

  /** What a word means: as the admin said for this file, else as we know it. */
  coded<T extends string>(field: CodedField, warned: WarnedField): T | null {
    const text = this.text(field, warned);
    if (text === null) return null;
    const said = this.said(field, text);
    const code = said ?? codeOf(field, text, this.fields.first(field)?.facts);
    if (code === null) this.warn(warned, "not_recognised", this.fields.cell(field));
    return (code || null) as T | null;
  }

  /** "" where the admin leaves a word empty; null where nothing was said about it. */
  said(field: CodedField, text: string): string | null {
    return this.mapping.words?.[field]?.[wordKey(text)] ?? null;
  }

  date(field: FieldKey, warned: WarnedField, meaning: DateMeaning): string | null {
    const mapped = this.fields.first(field);
    const { date, warning } = parseDate(mapped?.cell, this.dating(mapped?.facts, meaning));
    this.warn(warned, warning, mapped?.cell);
    return date;
  }

  /** A day that is still ahead is left out, and said. */
  pastDay(field: FieldKey, warned: WarnedField): string | null {
    const day = this.date(field, warned, "past");
    if (day === null || day <= this.options.today) return day;
    this.warn(warned, "out_of_range", this.fields.cell(field));
    return null;
  }

  birth(): { birthDate: string | null; birthPlace: string | null } {
    const both = this.fields.first("contact.birthPlaceDate");
    if (!both)
      return {
        birthDate: this.date("contact.birthDate", "birthDate", "birth"),
        birthPlace: this.place(),
      };
    const { date, place, warning } = parseBirthPlaceDate(both.cell, this.dating(both.facts, "birth"));
    // A date cell under "place, date" is how Excel keeps a date typed without its place: nothing to warn of.
    if (warning !== "serial_without_format") this.warn("birthDate", warning, both.cell);
    return {
      birthDate: date ?? this.date("contact.birthDate", "birthDate", "birth"),
      birthPlace: place ?? this.place(),
    };
  }

  private place(): string | null {
    return placeName(this.text("contact.birthPlace") ?? "");
  }

  idNumber(field: FieldKey, warned: WarnedField): string | null {
    const mapped = this.fields.first(field);
    const { value, warning } = parseIdNumber(mapped?.cell, mapped?.facts.width);
    this.warn(warned, warning, mapped?.cell);
    return value;
  }

  private dating(facts: ColumnFacts | undefined, meaning: DateMeaning) {
    return { order: facts?.dateOrder ?? ("day_first" as const), meaning, today: this.options.today };
  }

  private warnBroken(cell: Cell | undefined, field: WarnedField): void {
    if (cell?.kind === "error") this.warn(field, "cell_error", cell);
    if (cell?.kind === "uncalculated") this.warn(field, "formula_not_calculated", cell);
  }
}
