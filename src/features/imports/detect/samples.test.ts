import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { findDuplicates, type PeopleFindings } from "@/features/matching/find-duplicates";
import { PersonCache } from "@/features/matching/person-cache";
import type { Row } from "@/lib/spreadsheets/cell";
import { inspectFile, readRows } from "@/lib/spreadsheets/read";
import type { Truth } from "../../../../tests/support/truths";
import type { ParsedPerson, Rejection } from "../parse/parsed-person";
import { interpretRow } from "../parse/row";
import type { ValueGroup } from "../parse/spelling-groups";
import { comparedOf } from "../reader/check-rows";
import { Analyser } from "./analyse";
import { type Analysis, isLeftOut, mappingOf } from "./analysis";
import { planSheets } from "./sheets";

const folder = join(process.cwd(), "tests/fixtures/imports");
const today = "2026-11-23";

class Sample {
  analysis!: Analysis;
  sheet = -1;
  people: ParsedPerson[] = [];
  rejections: Rejection[] = [];
  found!: PeopleFindings;
  readonly truth: Truth;

  constructor(
    private readonly file: string,
    private readonly defaultCountry: string,
  ) {
    this.truth = JSON.parse(
      readFileSync(join(folder, file.replace(/\.\w+$/, ".truth.json")), "utf8"),
    ) as Truth;
  }

  async read(): Promise<void> {
    const path = join(folder, this.file);
    const options = { defaultCountry: this.defaultCountry, today };
    const info = await inspectFile(path);
    this.sheet = (await planSheets(path, info, options)).sheet;
    const analyser = new Analyser({
      ...options,
      hiddenColumns: info.sheets[this.sheet]?.hiddenColumns ?? [],
    });
    const rows: Row[] = [];
    for await (const row of readRows(path, this.sheet)) {
      rows.push(row);
      analyser.push(row);
    }
    this.analysis = analyser.finish();
    const mapping = mappingOf(this.analysis);
    for (const row of rows.filter(({ number }) => !isLeftOut(this.analysis, number))) {
      const result = interpretRow(row, mapping, options);
      if (result.kind === "person") this.people.push(result);
      else this.rejections.push(result);
    }
    this.found = findDuplicates(new PersonCache(this.people.map(comparedOf)));
  }

  person(row: number): ParsedPerson | undefined {
    return this.people.find((person) => person.row === row);
  }

  rowsOfKind(...kinds: string[]): number[] {
    return this.analysis.leftOut
      .filter(({ kind }) => kinds.includes(kind))
      .flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
  }
}

/** A person in the words of the truth files. */
function inTruthWords(person: ParsedPerson): Record<string, unknown> {
  const { job, membership, consent } = person;
  return {
    ...person,
    ...job,
    phones: person.phones.map(({ value }) => value),
    email: person.emails[0] ?? null,
    isMember: membership.isMember,
    cardNumber: membership.cardNumber,
    memberSince: membership.joinedOn,
    duesAmount: person.duesAmount ?? 0,
    doNotContact: consent.doNotContact,
    doNotCall: consent.doNotCall,
    warnings: person.warnings.map(({ field, kind }) => `${field}:${kind}`),
  };
}

const ascending = (rows: readonly number[]) => rows.toSorted((a, b) => a - b).join("-");
const lower = (value: unknown) => JSON.stringify(value)?.toLowerCase();

/** Shift names that the truth files call otherwise: no shift is "non" in one and nothing in the other. */
const noShift = new Map([
  ["non shift", ["non"]],
  ["day", [null]],
]);

function agrees(key: string, expected: unknown, given: unknown): boolean {
  // "Keep it, or shorten it and say so": as much as the form of a person takes.
  if (expected === "(40000 characters)")
    return typeof given === "string" && Math.abs(given.length - 1_995) <= 5;
  if (key === "shift" && noShift.get(String(given).toLowerCase())?.includes(expected as never)) return true;
  return lower(expected) === lower(given);
}

type Unit = number | { rows: number; spellings: Record<string, number | { rows: number; kind: string }> };

function expectGroup(name: string, expected: Unit, groups: readonly ValueGroup[]): void {
  const own = groups.find(({ label, key }) => label?.toLowerCase() === name.toLowerCase() || key === name);
  expect([name, own?.rows]).toEqual([name, typeof expected === "number" ? expected : expected.rows]);
  if (typeof expected === "number") return;
  const found = new Map((own?.spellings ?? []).map((spelling) => [spelling.text, spelling]));
  for (const [text, spelling] of Object.entries(expected.spellings)) {
    expect([text, found.get(text)]).toMatchObject([
      text,
      typeof spelling === "number" ? { rows: spelling } : spelling,
    ]);
  }
}

const samples: [string, string][] = [
  ["roster-cikarang.xlsx", "ID"],
  ["branch-list-windows1252.csv", "DE"],
  ["nationbuilder-people.csv", "GB"],
  ["cos-dues-2026-10.xlsx", "ID"],
];

describe.each(samples)("%s", (file, country) => {
  const sample = new Sample(file, country);
  const { truth } = sample;
  beforeAll(() => sample.read(), 60_000);

  it("has the columns that it has", () => {
    const plain = (meaning: string) => /^(ignore|[\w]+\.[\w]+)/.exec(meaning)?.[0];
    const other = new Map([
      ["organiser", "contact.pointPerson"],
      ["assessment", "assessment.level"],
    ]);
    for (const [index, { column, meaning }] of truth.columns.entries()) {
      const found = sample.analysis.columns[typeof column === "number" ? column - 1 : index]?.field;
      const expected = meaning.includes("leader mark")
        ? "contact.leader"
        : (plain(meaning) ?? other.get(meaning.split(" ")[0] ?? ""));
      expect([column, found]).toEqual([column, expected]);
    }
  });

  it("shows of every word who is a member by it what the rows make of it", () => {
    const words = sample.analysis.words?.["membership.isMember"] ?? [];
    const shown = words.filter(({ code }) => code === "yes").reduce((sum, { rows }) => sum + rows, 0);
    expect(words.filter(({ code }) => code === null)).toEqual([]);
    // In a workbook, numbers and ticks of a symbol font say it too; they are no words.
    if (file.endsWith(".csv")) expect(shown).toBe(truth.members?.rowsTrue);
  });

  it("counts in its columns the rows that come in, and no signatures", () => {
    for (const { filled, empty, origin } of sample.analysis.columns)
      if (!origin) expect(filled + empty).toBe(sample.analysis.dataRows);
  });

  it("holds so many people, and turns away these rows with these reasons", () => {
    expect(sample.people).toHaveLength(truth.rows.accepted);
    const eitherWay = new Set((truth.eitherWay ?? []).map(({ row }) => row));
    const refused = sample.rejections.filter(
      ({ row, reason }) => !eitherWay.has(row) && reason !== "unclosed_quote",
    );
    expect(refused.map(({ row, reason }) => `${row} ${reason}`)).toEqual(
      (truth.rejected ?? []).map(({ row, reason }) => `${row} ${reason}`),
    );
  });

  it("leaves totals, blank rows and signatures out, and says so", () => {
    const { blankBetween = [], totals = [], footer = [], pageSubtotals = [] } = truth.rows;
    expect(sample.rowsOfKind("blank")).toEqual(expect.arrayContaining(blankBetween));
    expect(sample.rowsOfKind("total", "subtotal")).toEqual([...pageSubtotals, ...totals]);
    expect(sample.rowsOfKind("footer")).toEqual(footer);
  });

  it("counts the members", () => {
    if (!truth.members) return;
    const count = (value: boolean | null) =>
      sample.people.filter(({ membership }) => membership.isMember === value).length;
    expect([count(true), count(false), count(null)]).toEqual([
      truth.members.rowsTrue,
      truth.members.rowsFalse,
      truth.members.rowsSilent ?? 0,
    ]);
  });

  it.each(["departments", "shifts"] as const)("groups the spellings of its %s", (unit) => {
    const groups = sample.analysis.groups[unit === "departments" ? "job.department" : "job.shift"] ?? [];
    for (const [name, group] of Object.entries(truth[unit] ?? {})) {
      if (name !== "none") expectGroup(name, group, groups);
    }
  });

  it("finds every pair that is one person, the certain and the probable, and no other", () => {
    const pairs = truth.samePerson ?? truth.against?.twice ?? [];
    const expected = pairs.map(({ rows, confidence }) => `${ascending(rows)} ${confidence ?? "certain"}`);
    expect(
      sample.found.pairs.map(({ rows, confidence }) => `${ascending(rows)} ${confidence}`).sort(),
    ).toEqual(expected.sort());
    const joined = new Map(sample.people.map(({ row }) => [row, row]));
    for (const { rows } of sample.found.pairs) joined.set(rows[1], joined.get(rows[0]) ?? rows[0]);
    expect(new Set(joined.values()).size).toBe(truth.distinctPeople);
  });

  it("asks of nobody who shares a telephone and bears another name", () => {
    const telling = /^(same|similar|swapped)_names?$|nickname|part_of_name|_id$|_number$/;
    for (const { reasons } of sample.found.pairs)
      expect(reasons.some((reason) => telling.test(reason))).toBe(true);
  });

  it("never joins those who only look alike, and names the telephones they share", () => {
    const alike = new Set(sample.found.lookAlikes.map(({ rows }) => ascending(rows)));
    for (const { rows } of truth.differentPeople ?? []) expect(alike).toContain(ascending(rows));
    if (truth.sharedPhones) {
      const byPhone = (a: { phone: string }, b: { phone: string }) => a.phone.localeCompare(b.phone);
      expect(sample.found.sharedPhones.toSorted(byPhone)).toEqual(
        truth.sharedPhones.map(({ phone, rows }) => ({ phone, rows })).sort(byPhone),
      );
    }
  });

  it("warns of exactly the cells that cannot be trusted", () => {
    if (!truth.warnings) return;
    const given = sample.people.flatMap(({ row, warnings }) =>
      warnings.map(({ field, kind }) => `${row} ${field} ${kind}`),
    );
    expect(given.sort()).toEqual(
      truth.warnings.map(({ row, field, kind }) => `${row} ${field} ${kind}`).sort(),
    );
  });

  it("makes of single rows what they are", () => {
    for (const { row, expect: expected } of truth.spotRows) {
      const person = sample.person(row);
      const given = person ? inTruthWords(person) : {};
      const wrong = Object.keys(expected).filter(
        (key) => key !== "rosterRows" && !agrees(key, expected[key], given[key]),
      );
      expect(wrong.map((key) => [row, key, given[key]])).toEqual([]);
    }
  });

  it("adds the amounts up, as far as there are any", () => {
    if (!truth.amounts) return;
    expect(sample.people.reduce((sum, { duesAmount }) => sum + (duesAmount ?? 0), 0)).toBe(
      truth.amounts.sumOfLines,
    );
  });

  it("keeps consents, deaths and tags", () => {
    const rowsThat = (holds: (person: ParsedPerson) => boolean) =>
      sample.people.filter(holds).map(({ row }) => row);
    if (truth.doNotContact)
      expect(rowsThat(({ consent }) => consent.doNotContact)).toEqual(truth.doNotContact);
    if (truth.doNotCall) expect(rowsThat(({ consent }) => consent.doNotCall)).toEqual(truth.doNotCall);
    if (truth.deceased) expect(rowsThat(({ deceased }) => deceased)).toEqual(truth.deceased);
    for (const [tag, people] of Object.entries(truth.tags ?? {})) {
      expect([tag, rowsThat(({ tags }) => tags.includes(tag)).length]).toEqual([tag, people]);
    }
  });
});
