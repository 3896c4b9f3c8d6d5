import type pg from "pg";
import { newId } from "@/lib/ids";
import { type Accounts, addAccounts } from "./accounts";
import { addCampaign } from "./campaign";
import { takeIndexesOff } from "./indexes";
import { addBelongings, addContacts, inventPeople } from "./people";
import { addHeadcounts, addPlaces, addTurfs, type Union } from "./places";
import { addTalks, inventTalks } from "./talks";

export type Size = { contacts: number; workplaces: number };
type Step = <T>(label: string, work: () => Promise<T>) => Promise<T>;
export type Seeded = { unionId: string; accounts: Accounts };

/**
 * A union of any size in a migrated database without one, the same rows each time but for the days, which count back from today. The
 * client is the owner's and passes row security. All or nothing.
 */
export async function seedUnion(
  owner: pg.Client,
  size: Size,
  step: Step = (_, work) => work(),
): Promise<Seeded> {
  await owner.query("BEGIN");
  try {
    await prepare(owner);
    const unionId = newId();
    const union: Union = { unionId, ...size, accounts: await addAccounts(owner, unionId) };
    await fill(owner, union, step);
    await owner.query("COMMIT");
    await step("Statistics", () => owner.query("VACUUM ANALYZE"));
    return { unionId, accounts: union.accounts };
  } catch (error) {
    await owner.query("ROLLBACK");
    throw error;
  }
}

async function prepare(owner: pg.Client): Promise<void> {
  await owner.query(
    "SET LOCAL maintenance_work_mem = '512MB'; SET LOCAL work_mem = '256MB'; SET LOCAL temp_buffers = '128MB'",
  );
  await owner.query("SELECT setseed(0.5)");
  // Ordered by `at` like the ids that the application makes, and the same in each run.
  await owner.query(
    `CREATE FUNCTION pg_temp.id_of(kind text, at bigint) RETURNS uuid LANGUAGE sql IMMUTABLE STRICT AS $$
       SELECT (lpad(to_hex(1700000000000 + at), 12, '0') || '7' || substr(md5(kind || at), 1, 3) || '8' || substr(md5(kind || at), 4, 15))::uuid $$`,
  );
}

async function fill(owner: pg.Client, union: Union, step: Step): Promise<void> {
  await step("Workplaces and turfs", async () => {
    await addPlaces(owner, union);
    await addHeadcounts(owner, union);
    await addTurfs(owner, union);
  });
  const putBack = await takeIndexesOff(owner);
  const tallied = ["job", "membership", "assessment"];
  for (const table of tallied)
    await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER ${table}_tally_insert`);
  await step("Inventing", async () => {
    await inventPeople(owner, union);
    await inventTalks(owner, union);
  });
  await step("Contacts", () => addContacts(owner, union));
  await step("Jobs, telephones, memberships", () => addBelongings(owner, union));
  await step("Conversations, assessments, follow-ups", () => addTalks(owner, union));
  await step("Indexes and foreign keys", putBack);
  for (const table of tallied) await owner.query(`ALTER TABLE ${table} ENABLE TRIGGER ${table}_tally_insert`);
  await step("Tallies", async () => {
    await owner.query("ANALYZE job, membership, assessment, contact");
    await owner.query("SELECT count_tallies($1, current_date)", [union.unionId]);
  });
  await step("Campaign", () => addCampaign(owner, union));
  await owner.query("DROP TABLE site, person, joined, talk, judged, card; DROP FUNCTION pg_temp.id_of");
}
