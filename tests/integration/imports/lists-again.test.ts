import { expect, it } from "vitest";
import { outcomesOf } from "@/features/imports/review/outcomes.queries";
import type { Context } from "@/lib/context";
import { read } from "@/lib/db";
import { signedIn, systemOf } from "../../support/factories";
import { checkAll, commitAll, readLines } from "../../support/imports";

const longEnough = 240_000;
const heading = "Nama,No Karyawan,Bagian,No HP";
const others = Array.from(
  "bcdefghijk",
  (letter, at) => `Pekerja ${letter.repeat(3)},0070${at},Jahit,08345100001${at}`,
);

async function imported(ctx: Context, rows: readonly string[], recordHeadcount: boolean) {
  const id = await readLines(ctx, "list.csv", [heading, ...rows]);
  await checkAll(ctx, id, { purpose: "roster", recordHeadcount });
  return (await commitAll(ctx, id)).counts;
}

it(
  "the same list again is no second count of the workforce",
  async () => {
    const ctx = await signedIn();
    const counts = () => read(systemOf(ctx), (tx) => tx.headcount.count({ where: { unionId: ctx.unionId } }));
    await imported(ctx, others, true);
    const first = await counts();
    await imported(ctx, others, true);
    expect([first, await counts()]).toEqual([2, 2]);
  },
  longEnough,
);

it(
  "an employee number with its prefix is the number that is there without",
  async () => {
    const ctx = await signedIn();
    await imported(ctx, others, false);
    const prefixed = others.map((line) => line.replace(/,0070(\d),Jahit,.*/, ",CL-0070$1,Jahit,"));
    const id = await readLines(ctx, "prefixed.csv", [heading, ...prefixed]);
    await checkAll(ctx, id, { purpose: "roster", recordHeadcount: false });
    expect(await outcomesOf(ctx, id)).toMatchObject({ created: 0, known: 10 });
  },
  longEnough,
);
