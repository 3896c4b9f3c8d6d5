import { describe, expect, it } from "vitest";
import { updateContact } from "@/features/contacts/mutations";
import { getBatch } from "@/features/imports/batch.queries";
import type { Purpose } from "@/features/imports/columns/purpose";
import { startCommit } from "@/features/imports/commit/commit.mutations";
import type { RuledField } from "@/features/imports/review/overwrite-policy";
import { setOverwrite } from "@/features/imports/review/overwrite-policy.mutations";
import { listPeople } from "@/features/imports/rows.queries";
import type { Context } from "@/lib/context";
import { Prisma, read, write } from "@/lib/db";
import { signedIn, systemOf } from "../../support/factories";
import { checkAll, checksums, commitAll, impactOf, readLines, undoAll, work } from "../../support/imports";

const longEnough = 240_000;
const heading = "Nama,No Karyawan,Bagian,Jabatan,No HP";
const staff = (changes: Record<number, string>) =>
  Array.from({ length: 10 }, (_, at) => {
    const letter = "abcdefghij"[at] ?? "";
    return changes[at] ?? `Pekerja ${letter}${letter}${letter},K00${at},Jahit,Operator,08345100000${at}`;
  });
const first = [heading, ...staff({})];
const moved = [
  heading,
  ...staff({
    0: "Pekerja aaa,K000,Potong,Operator,083451000000",
    1: "Pekerja bbb,K001,Jahit,Mandor,083451999999",
  }),
];

async function checked(
  ctx: Context,
  lines: readonly string[],
  recordHeadcount = false,
  purpose: Purpose = "contacts",
): Promise<string> {
  const id = await readLines(ctx, "list.csv", lines);
  await checkAll(ctx, id, { recordHeadcount, purpose });
  return id;
}

async function imported(ctx: Context, lines: readonly string[]): Promise<string> {
  const id = await checked(ctx, lines);
  await commitAll(ctx, id);
  return id;
}

const fileWins = async (ctx: Context, batchId: string, ...fields: RuledField[]) => {
  for (const field of fields) await setOverwrite(ctx, { batchId, field, rule: "file" });
};

type Held = { name: string; department: string; title: string; current: boolean };
const jobs = (ctx: Context) =>
  read(systemOf(ctx), (tx) =>
    tx.$queryRaw<Held[]>(Prisma.sql`
      SELECT c.name, d.name AS department, j.title, j.is_current AS current FROM job j
      JOIN contact c ON c.union_id = j.union_id AND c.id = j.contact_id JOIN department d ON d.union_id = j.union_id AND d.id = j.department_id
      WHERE j.union_id = ${ctx.unionId}::uuid AND c.name < 'Pekerja ccc' ORDER BY c.name, j.is_current`),
  );

describe("the rule of each field", () => {
  it(
    "leaves what is there unless the file is to win, and says so beforehand",
    async () => {
      const ctx = await signedIn();
      await imported(ctx, first);
      const id = await checked(ctx, moved);
      const before = await impactOf(ctx, id);
      expect(before).toMatchObject({ known: 10, changed: 1, replaced: 0 });
      expect(before.fields).toContainEqual({
        field: "job.department",
        filled: 0,
        replaced: 0,
        kept: 1,
        pairs: [],
      });
      expect((await commitAll(ctx, id)).counts).toMatchObject({ created: 0, changed: 1, unchanged: 9 });
      expect((await jobs(ctx)).map(({ department, title }) => [department, title])).toEqual([
        ["Jahit", "Operator"],
        ["Jahit", "Operator"],
      ]);
    },
    longEnough,
  );

  it(
    "moves a job with its history, corrects one in place, counts both, and twice is once",
    async () => {
      const ctx = await signedIn();
      await imported(ctx, first);
      const id = await checked(ctx, moved);
      await fileWins(ctx, id, "job.department", "job.title");
      const impact = await impactOf(ctx, id);
      expect(impact).toMatchObject({ known: 10, changed: 2, replaced: 2 });
      expect(impact.fields).toContainEqual({
        ...{ field: "job.department", filled: 0, replaced: 1, kept: 0 },
        pairs: [{ from: "Jahit", to: "Potong", people: 1 }],
      });
      expect((await commitAll(ctx, id)).counts).toMatchObject({ created: 0, changed: 2, unchanged: 8 });
      expect(await jobs(ctx)).toEqual([
        { name: "Pekerja aaa", department: "Jahit", title: "Operator", current: false },
        { name: "Pekerja aaa", department: "Potong", title: "Operator", current: true },
        { name: "Pekerja bbb", department: "Jahit", title: "Mandor", current: true },
      ]);
      const now = await checksums(ctx);
      const again = await checked(ctx, moved);
      await fileWins(ctx, again, "job.department", "job.title");
      expect(await impactOf(ctx, again)).toMatchObject({ changed: 0, replaced: 0 });
      expect((await commitAll(ctx, again)).counts).toMatchObject({ changed: 0, unchanged: 10 });
      expect(await checksums(ctx)).toEqual(now);
    },
    longEnough,
  );

  it(
    "is the file's for the job when the file is the employer's roster",
    async () => {
      const ctx = await signedIn();
      await imported(ctx, first);
      const id = await checked(ctx, moved, false, "roster");
      expect(await impactOf(ctx, id)).toMatchObject({ known: 10, changed: 2, replaced: 2 });
      expect((await commitAll(ctx, id)).counts).toMatchObject({ changed: 2, unchanged: 8 });
      const again = await checked(ctx, moved, false, "roster");
      expect((await commitAll(ctx, again)).counts).toMatchObject({ changed: 0, unchanged: 10 });
    },
    longEnough,
  );

  it(
    "is undone to what was before, except where somebody changed it since",
    async () => {
      const ctx = await signedIn();
      await imported(ctx, first);
      const before = await checksums(ctx);
      const id = await checked(ctx, moved);
      await fileWins(ctx, id, "job.department", "job.title");
      await commitAll(ctx, id);
      await undoAll(ctx, id);
      expect(await checksums(ctx)).toEqual(before);
      expect((await listPeople(ctx, { batchId: id, filter: "kept" })).people).toEqual([]);
      const second = await checked(ctx, moved);
      await fileWins(ctx, second, "job.department", "job.title");
      await commitAll(ctx, second);
      await write(systemOf(ctx), (tx) =>
        tx.job.updateMany({
          where: { unionId: ctx.unionId, title: "Mandor" },
          data: { title: "Kepala regu" },
        }),
      );
      await undoAll(ctx, second);
      expect((await jobs(ctx)).map(({ department, title }) => [department, title])).toEqual([
        ["Jahit", "Operator"],
        ["Jahit", "Kepala regu"],
      ]);
      expect((await listPeople(ctx, { batchId: second, filter: "kept" })).people).toMatchObject([
        { name: "Pekerja bbb", notes: ["title"] },
      ]);
    },
    longEnough,
  );

  it(
    "does not overwrite what somebody edits after the impact was seen",
    async () => {
      const ctx = await signedIn();
      await imported(ctx, first);
      const id = await checked(ctx, moved);
      await fileWins(ctx, id, "job.title");
      await startCommit(ctx, { batchId: id });
      const who = await read(systemOf(ctx), (tx) =>
        tx.contact.findFirstOrThrow({
          where: { unionId: ctx.unionId, name: "Pekerja bbb" },
          select: { id: true, version: true, name: true },
        }),
      );
      await updateContact(ctx, { ...who, nickname: "B", phones: [], emails: [] });
      await work(ctx, "import.commit", id);
      expect((await jobs(ctx)).map(({ title }) => title)).toEqual(["Operator", "Operator"]);
      expect((await listPeople(ctx, { batchId: id, filter: "edited" })).people).toMatchObject([
        { name: "Pekerja bbb", notes: ["title"] },
      ]);
    },
    longEnough,
  );

  it(
    "has only the choices of its field, and only before the import runs",
    async () => {
      const ctx = await signedIn();
      const id = await imported(ctx, first);
      const choice = { batchId: id, field: "contact.phones", rule: "file" } as const;
      await expect(setOverwrite(ctx, choice)).rejects.toMatchObject({ fields: { rule: "choice" } });
      await expect(setOverwrite(ctx, { ...choice, rule: "ours" })).rejects.toMatchObject({
        code: "CHANGED_MEANWHILE",
      });
      const organiser = await signedIn({
        role: "organiser",
        union: { id: ctx.unionId, timeZone: ctx.timeZone },
      });
      await expect(setOverwrite(organiser, { ...choice, rule: "ours" })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
    },
    longEnough,
  );
});

describe("an import that replaces much", () => {
  it(
    "stops until the admin has seen how much",
    async () => {
      const ctx = await signedIn();
      await imported(ctx, first);
      const everybody = first.map((line) => line.replace("Jahit", "Potong"));
      const id = await checked(ctx, everybody);
      await fileWins(ctx, id, "job.department");
      await expect(startCommit(ctx, { batchId: id })).rejects.toMatchObject({ fields: { seen: "much" } });
      await expect(startCommit(ctx, { batchId: id, seen: 9 })).rejects.toMatchObject({
        fields: { seen: "much" },
      });
      expect(await getBatch(ctx, id)).toMatchObject({ state: "ready" });
      await startCommit(ctx, { batchId: id, seen: 10 });
      await work(ctx, "import.commit", id);
      expect((await getBatch(ctx, id)).counts).toMatchObject({ changed: 10 });
    },
    longEnough,
  );
});
