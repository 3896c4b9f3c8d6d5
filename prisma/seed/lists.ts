import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { checkRows } from "@/features/imports/choices.mutations";
import { startCommit } from "@/features/imports/commit/commit.mutations";
import { importJobs } from "@/features/imports/jobs";
import { listQuestions } from "@/features/imports/questions.queries";
import { answerQuestion } from "@/features/imports/review/answers.mutations";
import { createBatch } from "@/features/imports/upload.mutations";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { uploadPath } from "@/lib/uploads";
import { person, phone } from "./names";
import type { Worker } from "./people";
import { phonesOf, shortened } from "./twins";
import type { PlacedWorkplace, World } from "./world";

const [newcomers, remembered] = [18, 10];

/** One list that has come in, and one of which half the questions are answered. */
export async function importLists(world: World, admin: Context, workers: readonly Worker[]): Promise<void> {
  const [, , , done, waiting] = world.workplaces;
  if (!done || !waiting) throw new Error("a workplace is missing");
  const first = await checked(world, admin, {
    place: done,
    name: "Anggota Cikupa 2026.csv",
    lines: linesOf(world, done, []),
  });
  await startCommit(admin, { batchId: first });
  await work(admin, "import.commit", first);
  const known = workers
    .filter(({ workplace, endedOn, name }) => workplace.id === waiting.id && !endedOn && name.includes(" "))
    .slice(0, remembered);
  const phones = await phonesOf(
    world,
    known.map(({ id }) => id),
  );
  const rows = known.map(
    ({ id, name, department }): Row => [shortened(name), department.name, phones.get(id) ?? ""],
  );
  const lines = linesOf(world, waiting, rows);
  const second = await checked(world, admin, { place: waiting, name: "DATA KARYAWAN FIX (2).csv", lines });
  const { questions } = await listQuestions(admin, second);
  for (const { id } of questions.slice(0, Math.ceil(questions.length / 2)))
    await answerQuestion(admin, { batchId: second, candidateId: id, answer: "same" });
}

type Row = readonly [name: string, department: string, phone: string];

function linesOf({ dice }: World, place: PlacedWorkplace, known: readonly Row[]): string[] {
  const others = Array.from({ length: newcomers }, (): Row => {
    const { name } = person(dice, place.plan.shareOfWomen);
    return [name, dice.pick(place.departments).name, phone(dice)];
  });
  return ["Nama,Bagian,No HP", ...[...known, ...others].map((row) => row.join(","))];
}

type List = { place: PlacedWorkplace; name: string; lines: readonly string[] };

async function checked(_world: World, ctx: Context, { place, name, lines }: List): Promise<string> {
  const id = newId();
  const text = lines.join("\n");
  await mkdir(dirname(uploadPath(id)), { recursive: true });
  await writeFile(uploadPath(id), text);
  const hash = createHash("sha256").update(text).digest("hex");
  await createBatch(ctx, { id, fileName: name, size: Buffer.byteLength(text), hash });
  await work(ctx, "import.read", id);
  const choices = {
    fields: {},
    dateOrders: {},
    groups: {},
    place: { workplaceId: place.id },
    recordHeadcount: false,
  };
  await checkRows(ctx, { batchId: id, ...choices, purpose: "contacts" });
  await work(ctx, "import.check", id);
  return id;
}

/** What the worker would do. */
async function work({ unionId }: Context, task: string, id: string): Promise<void> {
  const handler = importJobs[task];
  if (!handler) throw new Error(`no handler for ${task}`);
  await handler({ unionId, id }, new AbortController().signal);
}
