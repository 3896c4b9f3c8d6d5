import { expect, it } from "vitest";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { Prisma, read } from "@/lib/db";
import { signedIn, systemOf } from "../../support/factories";
import { checkAll, commitAll, readLines } from "../../support/imports";

const longEnough = 240_000;
const heading = "Nama,No Karyawan,Bagian,Tanggal Masuk,No HP";
const others = Array.from("bcdefghijk", (letter, at) => {
  const name = letter.repeat(3);
  return `Pekerja ${name},K1${at},Jahit,13/01/2024,08345100001${at}`;
});
const list = (...rows: string[]) => [heading, ...rows, ...others];
const first = list("Pekerja aaa,K000,Jahit,13/01/2024,083451000000");

async function imported(ctx: Context, lines: readonly string[]) {
  const id = await readLines(ctx, "list.csv", lines);
  await checkAll(ctx, id, { purpose: "roster", recordHeadcount: false });
  return (await commitAll(ctx, id)).counts;
}

type Held = { department: string; from: string | null; until: string | null };
const jobsOfFirst = (ctx: Context) =>
  read(systemOf(ctx), (tx) =>
    tx.$queryRaw<Held[]>(Prisma.sql`
      SELECT d.name AS department, j.started_on::text AS "from", j.ended_on::text AS until FROM job j
      JOIN contact c ON c.union_id = j.union_id AND c.id = j.contact_id
      JOIN department d ON d.union_id = j.union_id AND d.id = j.department_id
      WHERE j.union_id = ${ctx.unionId}::uuid AND c.name = 'Pekerja aaa' ORDER BY j.started_on, d.name`),
  );

it(
  "a move begins on the row's own day",
  async () => {
    const ctx = await signedIn();
    await imported(ctx, first);
    await imported(ctx, list("Pekerja aaa,K000,Potong,15/03/2025,083451000000"));
    expect(await jobsOfFirst(ctx)).toEqual([
      { department: "Jahit", from: "2024-01-13", until: "2025-03-15" },
      { department: "Potong", from: "2025-03-15", until: null },
    ]);
  },
  longEnough,
);

it(
  "a move of a row with the day of the hiring begins today",
  async () => {
    const ctx = await signedIn();
    await imported(ctx, first);
    await imported(ctx, list("Pekerja aaa,K000,Potong,13/01/2024,083451000000"));
    expect(await jobsOfFirst(ctx)).toEqual([
      { department: "Jahit", from: "2024-01-13", until: today(ctx) },
      { department: "Potong", from: today(ctx), until: null },
    ]);
  },
  longEnough,
);

it(
  "a contact on two lists works where the later one says, and each list again changes nothing",
  async () => {
    const ctx = await signedIn();
    const second = list("Pekerja aaa,K000,QC,19/02/2026,083451000000");
    await imported(ctx, first);
    await imported(ctx, second);
    for (const again of [first, second])
      expect(await imported(ctx, again)).toMatchObject({ created: 0, changed: 0, unchanged: 11 });
    expect(await jobsOfFirst(ctx)).toEqual([
      { department: "Jahit", from: "2024-01-13", until: "2026-02-19" },
      { department: "QC", from: "2026-02-19", until: null },
    ]);
  },
  longEnough,
);
