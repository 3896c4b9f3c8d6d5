import { expect, it } from "vitest";
import { pool } from "@/lib/db";
import { signedIn } from "../../support/factories";
import { checkAll, commitAll, readLines } from "../../support/imports";

/** How often somebody measured the staged rows; what the server does by itself is not counted. */
async function measured(): Promise<number> {
  const { rows } = await pool().query<{ count: string }>(
    "SELECT analyze_count AS count FROM pg_stat_user_tables WHERE relname = 'import_row'",
  );
  return Number(rows[0]?.count);
}

it("What the planner knows of an import's rows is made true before they are looked through as a whole", async () => {
  const ctx = await signedIn();
  const batchId = await readLines(ctx, "list.csv", [
    "Nama,No Karyawan,Bagian",
    "Siti Rahma,K001,Jahit",
    "Budi Hartono,K002,Potong",
  ]);
  const before = await measured();
  await checkAll(ctx, batchId);
  expect(await measured()).toBe(before + 2);
  await commitAll(ctx, batchId);
  expect(await measured()).toBe(before + 3);
}, 120_000);
