import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Compared } from "@/features/matching/compare";
import { findDuplicates } from "@/features/matching/find-duplicates";
import { PersonCache } from "@/features/matching/person-cache";
import { sizeOf } from "@/lib/spreadsheets/limits";
import { isLeftOut } from "../detect/analysis";
import { DittoMarks } from "../detect/ditto-marks";
import { inContext } from "../detect/row-context";
import { readParts } from "../detect/sheets";
import type { ParsedPerson, Rejection } from "../parse/parsed-person";
import { interpretRow } from "../parse/row";
import { type CheckedPiece, joinRows, type RowPair } from "./join-rows";
import type { CheckMessage, CheckTask } from "./reader.worker";
import { rowHashOf } from "./row-hash";

type Task = { path: string } & CheckTask;

/** What is given out at once: so many rows, or fewer where they are long. */
const pieceOf = { rows: 2_000, characters: 2_000_000 };
/** More questions than anybody answers; those beyond are counted, and their people stay two. */
const mostPairs = 50_000;
const pairsAtOnce = 5_000;

/**
 * Every row of a file as the person it is. The rows are compared first, all of them, and given out after that, a piece at a time;
 * between the two they wait packed, so that a hundred thousand of them fit into a small process.
 */
export async function* checkFile(task: Task): AsyncGenerator<CheckMessage> {
  const people = new PersonCache();
  const packed: Buffer[] = [];
  const told = new Told();
  let piece: Result[] = [];
  let characters = 0;
  for await (const { result, size } of results(task)) {
    if (result.kind === "person") people.add(comparedOf(result));
    told.add(result);
    piece.push(result);
    characters += size;
    if (piece.length < pieceOf.rows && characters < pieceOf.characters) continue;
    packed.push(pack(piece));
    [piece, characters] = [[], 0];
    yield { compared: told.rows };
  }
  packed.push(pack(piece));
  const { personOfRow, pairs, lookAlikes, lookAlikeCount, sharedPhones, crowded } = findDuplicates(people);
  const joining = new Joining(personOfRow);
  yield* pieces(packed, joining);
  const open = openPairs(pairs, personOfRow);
  for (let at = 0; at < Math.min(open.length, mostPairs); at += pairsAtOnce)
    yield { pairs: open.slice(at, Math.min(at + pairsAtOnce, mostPairs)) };
  yield {
    counts: {
      ...told.counts(),
      joined: joining.joined,
      members: joining.members,
      probable: pairs.filter(({ confidence }) => confidence === "probable").length,
      lookAlikes: lookAlikeCount,
      crowded,
      sharedPhones: sharedPhones.length,
      firstAlike: firstOf(lookAlikes, personOfRow),
      firstShared: firstOf(sharedPhones, personOfRow),
    },
  };
}

const shown = 20;
const shownTogether = 10;

function firstOf(
  found: readonly { rows: readonly number[] }[],
  personOfRow: Record<number, number>,
): number[][] {
  const staged = (rows: readonly number[]) => [...new Set(rows.map((row) => personOfRow[row] ?? row))];
  return found.slice(0, shown).map(({ rows }) => staged(rows).slice(0, shownTogether));
}

/** Pairs that only a person can decide, under the numbers of the rows that are staged. */
function openPairs(
  pairs: ReturnType<typeof findDuplicates>["pairs"],
  personOfRow: Record<number, number>,
): RowPair[] {
  const open = new Map<string, RowPair>();
  for (const { rows, confidence, score, reasons } of pairs) {
    if (confidence !== "probable") continue;
    const [a = 0, b = 0] = rows.map((row) => personOfRow[row] ?? row).toSorted((one, other) => one - other);
    if (a !== b) open.set(`${a} ${b}`, { row: a, otherRow: b, score, reasons });
  }
  return [...open.values()];
}

type Result = ParsedPerson | Rejection;

const pack = (results: readonly Result[]) => deflateRawSync(JSON.stringify(results), { level: 1 });
const unpack = (packed: Buffer) => JSON.parse(inflateRawSync(packed).toString()) as Result[];

const longestCompared = 300;

/** What is compared of a person, and nothing else: the rest of her row needn't stay in memory. */
export function comparedOf(person: ParsedPerson): Compared {
  const { row, name, serikatId, nationalId, birthDate, address, emails, phones, job, membership } = person;
  return {
    ...{ row, name: name.slice(0, longestCompared), serikatId, nationalId, birthDate, emails },
    phones: phones.map(({ value }) => ({ value })),
    address: address?.slice(0, longestCompared) ?? null,
    job: { employer: job.employer, employeeNumber: job.employeeNumber },
    membership: { cardNumber: membership.cardNumber },
    said: rowHashOf(person),
  };
}

/** What the rows say before they are compared. */
class Told {
  rows = 0;
  private rejected = 0;
  private warnings = 0;
  private readonly byKind: Record<string, number> = {};

  add(result: Result): void {
    this.rows += 1;
    if (result.kind === "rejected") {
      this.rejected += 1;
      return;
    }
    for (const { field, kind } of result.warnings) {
      this.warnings += 1;
      this.byKind[`${field}.${kind}`] = (this.byKind[`${field}.${kind}`] ?? 0) + 1;
    }
  }

  counts() {
    const { rows, rejected, warnings, byKind: warningsByKind } = this;
    return { rows, rejected, warnings, warningsByKind };
  }
}

async function* results({ path, analysis, mapping, options }: Task) {
  const withContext = inContext(analysis);
  const marks = new DittoMarks(mapping.columns);
  for await (const row of readParts(path, analysis))
    if (!isLeftOut(analysis, row.number))
      yield { result: interpretRow(withContext(marks.fill(row)), mapping, options), size: sizeOf(row) };
}

function* pieces(packed: readonly Buffer[], joining: Joining): Generator<CheckMessage> {
  let done = 0;
  for (const results of packed) {
    const piece: CheckedPiece = { people: [], joined: [], rejected: [], doubts: [] };
    for (const result of unpack(results)) {
      done += 1;
      if (result.kind === "rejected") piece.rejected.push(result);
      else joining.add(result, piece);
    }
    yield { piece, done };
  }
}

/** Rows of one person wait for each other; a person is given out with the last of them, under the number of the lowest. */
class Joining {
  joined = 0;
  members = 0;
  private readonly left = new Map<number, number>();
  private readonly waiting = new Map<number, ParsedPerson>();

  constructor(private readonly personOfRow: Record<number, number>) {
    for (const person of Object.values(personOfRow)) this.left.set(person, (this.left.get(person) ?? 0) + 1);
  }

  add(row: ParsedPerson, piece: CheckedPiece): void {
    const first = this.personOfRow[row.row] ?? row.row;
    const earlier = this.waiting.get(first);
    // Of the doubts, only those of the row that she is staged under: each row has its own.
    const warnings = earlier ? earlier.warnings : row.warnings;
    const person = { ...(earlier ? joinRows([earlier, row]) : row), row: first, warnings };
    const left = (this.left.get(first) ?? 1) - 1;
    if (row.row !== first) {
      piece.joined.push([row.row, first]);
      doubt(piece, row);
      this.joined += 1;
    }
    this.left.set(first, left);
    if (left > 0) this.waiting.set(first, person);
    else {
      this.waiting.delete(first);
      piece.people.push(person);
      doubt(piece, person);
      if (person.membership.isMember) this.members += 1;
    }
  }
}

function doubt({ doubts }: CheckedPiece, { row, warnings }: ParsedPerson): void {
  if (warnings.length > 0) doubts.push([row, warnings.map(({ field, kind }) => ({ field, kind }))]);
}
