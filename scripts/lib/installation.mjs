import { withClient } from "./database.mjs";

/** True when no union has been made yet. */
export function isEmpty(ownerUrl) {
  return withClient({ url: ownerUrl }, async (client) => {
    if ((await countUnions(client)) > 0) return false;
    const { rows } = await client.query(
      "SELECT rolsuper OR rolbypassrls AS all_seeing FROM pg_roles WHERE rolname = current_user",
    );
    return rows[0].all_seeing ? true : (await countUnionsAsOwner(client)) === 0;
  });
}

async function countUnions(client) {
  return (await client.query('SELECT count(*)::int AS count FROM "union"')).rows[0].count;
}

// Row security is forced on the owner too. Lifting it inside a transaction that is rolled back shows it what is there,
// to nobody else and for no longer than the count.
async function countUnionsAsOwner(client) {
  await client.query("BEGIN");
  try {
    await client.query("SET LOCAL lock_timeout = '5s'");
    await client.query('ALTER TABLE "union" NO FORCE ROW LEVEL SECURITY');
    return await countUnions(client);
  } finally {
    await client.query("ROLLBACK");
  }
}
