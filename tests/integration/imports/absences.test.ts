import { describe, expect, it } from "vitest";
import { getBatch } from "@/features/imports/batch.queries";
import { startCommit } from "@/features/imports/commit/commit.mutations";
import { absencesOf } from "@/features/imports/review/absences.queries";
import { setAbsencePolicy } from "@/features/imports/review/overwrite-policy.mutations";
import { listPeople } from "@/features/imports/rows.queries";
import type { Context } from "@/lib/context";
import { read } from "@/lib/db";
import { signedIn, systemOf } from "../../support/factories";
import { checkAll, checksums, commitAll, impactOf, readLines, undoAll, work } from "../../support/imports";

const longEnough = 240_000;
const first = [
  "Nama,No Karyawan,Bagian,Jabatan,No HP",
  ...[..."abcdefghij"].map(
    (letter, at) => `Pekerja ${letter}${letter}${letter},K00${at},Jahit,Operator,08345100000${at}`,
  ),
];

async function checked(ctx: Context, lines: readonly string[], recordHeadcount = false): Promise<string> {
  const id = await readLines(ctx, "list.csv", lines);
  await checkAll(ctx, id, { recordHeadcount, purpose: "contacts" });
  return id;
}

const imported = async (ctx: Context) => commitAll(ctx, await checked(ctx, first));

describe("people whom the list no longer names", () => {
  const fewer = first.slice(0, -2);

  it(
    "are shown, and nothing happens to them",
    async () => {
      const ctx = await signedIn();
      await imported(ctx);
      const id = await checked(ctx, fewer, true);
      expect(await absencesOf(ctx, id)).toMatchObject({ scope: "jobs", leaving: "nothing" });
      const missing = await listPeople(ctx, { batchId: id, filter: "missing" });
      expect(missing.total).toBe(2);
      expect(missing.people.map(({ name }) => name)).toEqual(["Pekerja iii", "Pekerja jjj"]);
      const now = await checksums(ctx);
      await commitAll(ctx, id);
      expect({ ...(await checksums(ctx)), headcount: "" }).toEqual({ ...now, headcount: "" });
      expect((await listPeople(ctx, { batchId: id, filter: "absences" })).total).toBe(0);
    },
    longEnough,
  );

  it(
    "have their jobs ended when the admin says so, until it is undone",
    async () => {
      const ctx = await signedIn();
      await imported(ctx);
      const before = await checksums(ctx);
      const id = await checked(ctx, fewer, true);
      await setAbsencePolicy(ctx, { batchId: id, leaving: "end_jobs" });
      expect((await commitAll(ctx, id)).counts).toMatchObject({ left: 2, unchanged: 8 });
      const ended = await read(systemOf(ctx), (tx) =>
        tx.job.count({ where: { unionId: ctx.unionId, isCurrent: false, ending: "other" } }),
      );
      expect(ended).toBe(2);
      expect(await listPeople(ctx, { batchId: id, filter: "absences" })).toMatchObject({
        total: 2,
        ended: true,
      });
      await undoAll(ctx, id);
      expect(await checksums(ctx)).toEqual(before);
    },
    longEnough,
  );

  it(
    "are asked about when their jobs would end and they are many",
    async () => {
      const ctx = await signedIn();
      await imported(ctx);
      const id = await checked(ctx, first.slice(0, 5), true);
      await setAbsencePolicy(ctx, { batchId: id, leaving: "end_jobs" });
      expect(await impactOf(ctx, id)).toMatchObject({ ending: 6, employed: 10 });
      for (const ended of [null, 5])
        await expect(startCommit(ctx, { batchId: id, ended })).rejects.toMatchObject({
          fields: { seen: "much" },
        });
      await startCommit(ctx, { batchId: id, ended: 6 });
      await work(ctx, "import.commit", id);
      expect((await getBatch(ctx, id)).counts).toMatchObject({ left: 6 });
    },
    longEnough,
  );

  it(
    "are kept as a list when the admin wants one",
    async () => {
      const ctx = await signedIn();
      await imported(ctx);
      const id = await checked(ctx, fewer, true);
      await setAbsencePolicy(ctx, { batchId: id, leaving: "list" });
      await commitAll(ctx, id);
      expect(await listPeople(ctx, { batchId: id, filter: "absences" })).toMatchObject({
        total: 2,
        ended: false,
      });
      const other = await checked(ctx, fewer);
      await expect(setAbsencePolicy(ctx, { batchId: other, leaving: "list" })).rejects.toMatchObject({
        fields: { leaving: "choice" },
      });
    },
    longEnough,
  );
});
