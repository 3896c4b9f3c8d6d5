import { disconnect, pool } from "@/lib/db";
import { password } from "./seed/accounts";
import { inventEverything } from "./seed/story";

/** Fills an empty database with an invented federation, and prints who can sign in, one JSON line each. */
async function seed(): Promise<void> {
  const { rows } = await pool().query<{ empty: boolean }>("SELECT installation_is_empty() AS empty");
  if (rows[0]?.empty !== true)
    throw new Error("This database holds a union already; the demo will not mix with it.");
  for (const { role, name, email } of await inventEverything())
    console.log(JSON.stringify({ role, name, email, password }));
}

try {
  await seed();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await disconnect();
}
