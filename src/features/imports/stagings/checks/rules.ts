import { inContext } from "../../analysis/contexts/rules";
import { findDuplicates } from "../../people/rules";
import type { CheckMessage, CheckTask } from "../../reader/rules";
import { interpretRow, isLeftOut, type ParsedPerson, type Rejection } from "../../rules";
import { readParts } from "../../sheets/parts/rules";
import { type CheckedPiece, countWarnings, joinRows } from "../rules";

type Task = { path: string } & CheckTask;

const pieceSize = 2_000;

/** Reads a sheet twice: to learn which rows are one person, and to give them out as the people they are, a piece at a time. */
export async function* checkFile(task: Task): AsyncGenerator<CheckMessage> {
  const people: ParsedPerson[] = [];
  let rejected = 0;
  for await (const result of results(task)) {
    if (result.kind === "person") people.push(result);
    else rejected += 1;
    if ((people.length + rejected) % pieceSize === 0) yield { compared: people.length + rejected };
  }
  const { personOfRow, pairs, lookAlikes, sharedPhones } = findDuplicates(people);
  const joining = new Joining(personOfRow);
  yield* pieces(task, joining);
  yield {
    counts: {
      rows: people.length + rejected,
      rejected,
      joined: joining.joined,
      members: joining.members,
      probable: pairs.filter(({ confidence }) => confidence === "probable").length,
      lookAlikes: lookAlikes.length,
      sharedPhones: sharedPhones.length,
      warnings: people.reduce((sum, { warnings }) => sum + warnings.length, 0),
      warningsByKind: countWarnings(people),
    },
  };
}

async function* results({
  path,
  analysis,
  mapping,
  options,
}: Task): AsyncGenerator<ParsedPerson | Rejection> {
  const withContext = inContext(analysis);
  for await (const row of readParts(path, analysis.parts))
    if (!isLeftOut(analysis, row.number)) yield interpretRow(withContext(row), mapping, options);
}

async function* pieces(task: Task, joining: Joining): AsyncGenerator<CheckMessage> {
  let piece = emptyPiece();
  let [inPiece, done] = [0, 0];
  for await (const result of results(task)) {
    if (result.kind === "rejected") piece.rejected.push(result);
    else joining.add(result, piece);
    inPiece += 1;
    done += 1;
    if (inPiece < pieceSize) continue;
    yield { piece, done };
    piece = emptyPiece();
    inPiece = 0;
  }
  yield { piece, done };
}

const emptyPiece = (): CheckedPiece => ({ people: [], joined: [], rejected: [] });

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
    const person = { ...(earlier ? joinRows([earlier, row]) : row), row: first };
    const left = (this.left.get(first) ?? 1) - 1;
    if (row.row !== first) {
      piece.joined.push([row.row, first]);
      this.joined += 1;
    }
    this.left.set(first, left);
    if (left > 0) this.waiting.set(first, person);
    else {
      this.waiting.delete(first);
      piece.people.push(person);
      if (person.membership.isMember) this.members += 1;
    }
  }
}
