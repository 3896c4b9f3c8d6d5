import { describe, expect, it } from "vitest";
import { mergeContacts } from "@/features/duplicates/merges.mutations";
import { acceptImpact, weighImpact } from "@/features/imports/review/impact.mutations";
import { shownOf } from "@/features/imports/review/impact.queries";
import { setOverwrite } from "@/features/imports/review/overwrite-policy.mutations";
import type { Context } from "@/lib/context";
import { read, write } from "@/lib/db";
import { signedIn, systemOf } from "../../support/factories";
import { checkAll, commitAll, impactOf, readLines } from "../../support/imports";

const longEnough = 240_000;
const first = [
  "Nama,No Karyawan,Bagian,No HP",
  ...[..."abcdefghij"].map((letter, at) => `Pekerja ${letter.repeat(3)},K00${at},Jahit,08345100000${at}`),
];
const elsewhere = first.map((line, at) => line.replace("Jahit", at < 6 ? "Potong" : "Gudang"));

async function checked(ctx: Context, lines: readonly string[]): Promise<string> {
  const id = await readLines(ctx, "list.csv", lines);
  await checkAll(ctx, id, { recordHeadcount: false, purpose: "contacts" });
  return id;
}

/** Ten who are there, and a list that moves each of them. */
async function moving(ctx: Context): Promise<string> {
  await commitAll(ctx, await checked(ctx, first));
  const id = await checked(ctx, elsewhere);
  await setOverwrite(ctx, { batchId: id, field: "job.department", rule: "file" });
  return id;
}

const find = (ctx: Context, name: string) =>
  read(systemOf(ctx), (tx) => tx.contact.findFirstOrThrow({ where: { unionId: ctx.unionId, name } }));

describe("the impact of an import", () => {
  it(
    "adds up when the people are counted in parts, whoever was merged with whom",
    async () => {
      const ctx = await signedIn();
      const id = await moving(ctx);
      const [stays, goes] = [await find(ctx, "Pekerja aaa"), await find(ctx, "Pekerja ddd")];
      await mergeContacts(ctx, {
        ...{ survivorId: stays.id, survivorVersion: stays.version },
        ...{ goneId: goes.id, goneVersion: goes.version },
      });
      const whole = await impactOf(ctx, id);
      expect(whole).toMatchObject({ known: 10, changed: 9, replaced: 9 });
      expect(whole.fields.find(({ field }) => field === "job.department")?.pairs).toEqual([
        { from: "Jahit", to: "Gudang", people: 5 },
        { from: "Jahit", to: "Potong", people: 4 },
      ]);
      for (const atOnce of [1, 3, 9]) expect((await shownOf(ctx, id, atOnce)).impact).toEqual(whole);
    },
    longEnough,
  );

  it(
    "is not run by what was weighed before somebody chose another",
    async () => {
      const ctx = await signedIn();
      const id = await moving(ctx);
      const weighed = await weighImpact(ctx, { batchId: id, seen: 10 });
      await write(ctx, (tx) => acceptImpact(tx, ctx, { batchId: id, weighed }));
      await setOverwrite(ctx, { batchId: id, field: "job.department", rule: "ours" });
      await expect(write(ctx, (tx) => acceptImpact(tx, ctx, { batchId: id, weighed }))).rejects.toMatchObject(
        { code: "CHANGED_MEANWHILE", fields: { shown: "moved" } },
      );
    },
    longEnough,
  );
});
