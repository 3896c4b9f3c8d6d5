// npm run bench -- seed [--contacts=1000000] [--workplaces=5000]
// A large union in a database of its own that stays for `npm run bench -- pages`.
import { parseArgs } from "node:util";
import { exit, main } from "../lib/lifecycle.mjs";
import { say, seconds } from "../lib/terminal.mjs";
import { emails, password } from "./seed/accounts";
import { seedDatabase, seededUrl } from "./seed/database";

const { values: given } = parseArgs({
  options: {
    contacts: { type: "string", default: "1000000" },
    workplaces: { type: "string", default: "5000" },
  },
});

await main(async () => {
  const since = Date.now();
  const size = { contacts: Number(given.contacts), workplaces: Number(given.workplaces) };
  await seedDatabase(size);
  say();
  say(`  Seeded in ${seconds(since)}.`);
  for (const email of Object.values(emails)) say(`    ${email}  ${password}`);
  say(`  ${seededUrl(size).replace(/:[^:@/]+@/, ":…@")}`);
  await exit(0);
});
