import { createHash } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { getBatch, getFileAnalysis } from "@/features/imports/batch.queries";
import { checkRows } from "@/features/imports/choices.mutations";
import { startCommit } from "@/features/imports/commit/commit.mutations";
import { importJobs } from "@/features/imports/jobs";
import type { Choices } from "@/features/imports/mapping/choices.schema";
import { leftUndecided } from "@/features/imports/mapping/decisions";
import { shownOf } from "@/features/imports/review/impact.queries";
import { rowPieces } from "@/features/imports/rows.queries";
import type { ReviewRow } from "@/features/imports/rows.schema";
import { startUndo } from "@/features/imports/undo/undo.mutations";
import { createBatch } from "@/features/imports/upload.mutations";
import type { Context } from "@/lib/context";
import { Prisma, read } from "@/lib/db";
import { newId } from "@/lib/ids";
import { uploadPath } from "@/lib/uploads";
import { systemOf } from "./factories";

const never = new AbortController().signal;
const folder = mkdtempSync(path.join(tmpdir(), "serikat-imports-"));

export const fixture = (name: string) => path.join("tests/fixtures/imports", name);
export const cikarang = { employer: "PT Contoh Garmen", workplace: "Cikarang" };

/** Works a queued job off, as the worker would. */
export async function work(ctx: Context, task: string, batchId: string): Promise<void> {
  const handler = importJobs[task];
  if (!handler) throw new Error(`no handler for ${task}`);
  await handler({ unionId: ctx.unionId, id: batchId }, never);
}

/** A file on its way through the first job: uploaded and read. */
export async function readUpload(ctx: Context, file: string): Promise<string> {
  const id = newId();
  await mkdir(path.dirname(uploadPath(id)), { recursive: true });
  await copyFile(file, uploadPath(id));
  const bytes = await readFile(uploadPath(id));
  const hash = createHash("sha256").update(bytes).digest("hex");
  await createBatch(ctx, { id, fileName: path.basename(file), size: bytes.length, hash });
  await work(ctx, "import.read", id);
  return id;
}

/** The same with a file of these lines. */
export async function readLines(ctx: Context, name: string, lines: readonly string[]): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, lines.join("\n"));
  return readUpload(ctx, file);
}

/** As an admin who agrees with what is proposed for the columns that are asked about. */
export async function checkAll(ctx: Context, batchId: string, some: Partial<Choices> = {}) {
  const choices = { fields: {}, dateOrders: {}, groups: {}, place: cikarang, recordHeadcount: true, ...some };
  const { analysis } = await getFileAnalysis(ctx, batchId);
  const asked = leftUndecided(analysis, choices).map(({ index, field }) => [String(index), field]);
  const fields = { ...Object.fromEntries(asked), ...choices.fields };
  await checkRows(ctx, { batchId, ...choices, fields });
  await work(ctx, "import.check", batchId);
  return getBatch(ctx, batchId);
}

/** What the import would do to those who are here already, as the admin is shown it. */
export async function impactOf(ctx: Context, batchId: string) {
  return (await shownOf(ctx, batchId)).impact;
}

export async function commitAll(ctx: Context, batchId: string) {
  await startCommit(ctx, { batchId });
  await work(ctx, "import.commit", batchId);
  return getBatch(ctx, batchId);
}

export async function undoAll(ctx: Context, batchId: string, alsoWorkedWith = false) {
  await startUndo(ctx, { batchId, alsoWorkedWith });
  await work(ctx, "import.undo", batchId);
  return getBatch(ctx, batchId);
}

const tables = [
  "employer",
  "workplace",
  "department",
  "shift",
  "headcount",
  "contact",
  "contact_point",
  "job",
  "membership",
  "assessment",
  "conversation",
  "follow_up",
  "issue",
  "contact_issue",
];

/** Rows and a sum over their content, of every table that an import may touch. `version` and `updated_at` count edits. */
export async function checksums(ctx: Context): Promise<Record<string, string>> {
  const entries = await read(systemOf(ctx), async (tx) => {
    const sums: [string, string][] = [];
    for (const table of tables) {
      const [row] = await tx.$queryRaw<{ sum: string }[]>(Prisma.sql`
        SELECT count(*) || ' ' || coalesce(md5(string_agg(line, '|' ORDER BY line)), '') AS sum
        FROM (SELECT (to_jsonb(t) - 'version' - 'updated_at')::text AS line FROM ${Prisma.raw(table)} t
          WHERE t.union_id = ${ctx.unionId}::uuid) s`);
      sums.push([table, row?.sum ?? ""]);
    }
    return sums;
  });
  return Object.fromEntries(entries);
}

const heading = "Nama,No Karyawan,Bagian,Sif,No HP,Anggota";
const letters = (at: number) => String(at).replace(/\d/g, (digit) => "abcdefghij"[Number(digit)] ?? "");
const department = (at: number) => (at % 2 ? "Jahit" : "Potong");
const person = (at: number) =>
  `Pekerja ${letters(at)},K${String(at).padStart(6, "0")},${department(at)},1,08345${100_000 + at},${at % 3 ? "Y" : "T"}`;

/** The lines of a list with so many people in two departments. */
export const people = (count: number) => [
  heading,
  ...Array.from({ length: count }, (_, at) => person(at + 1)),
];

/** A small list that has been checked and waits for the button. */
export async function readyList(ctx: Context, count = 3): Promise<string> {
  const id = await readLines(ctx, "list.csv", people(count));
  await checkAll(ctx, id);
  return id;
}

export async function countOf(ctx: Context, sql: Prisma.Sql): Promise<number | undefined> {
  const rows = await read(systemOf(ctx), (tx) => tx.$queryRaw<{ n: number }[]>(sql));
  return rows[0]?.n;
}

export const contactsIn = (ctx: Context) =>
  countOf(ctx, Prisma.sql`SELECT count(*)::int AS n FROM contact WHERE union_id = ${ctx.unionId}::uuid`);

/** All pieces of an exported list. */
export async function piecesOf(...asked: Parameters<typeof rowPieces>) {
  const pieces: ReviewRow[][] = [];
  for await (const piece of rowPieces(...asked)) pieces.push(piece);
  return pieces;
}
