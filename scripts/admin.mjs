// npm run admin: for the user of the machine when no admin can sign in. See docs/self-hosting.md.
import { exit, main } from "./lib/lifecycle.mjs";
import { ensureDataFolder, inData, ROOT } from "./lib/paths.mjs";
import { lockHolder, takeLock } from "./lib/run-lock.mjs";
import { bold, dim, pass, Stop, say } from "./lib/terminal.mjs";

const USAGE = [
  "npm run admin -- list",
  "npm run admin -- reset ADDRESS        prints a link that sets a new password, once, within an hour",
  "npm run admin -- unlock ADDRESS       forgets the wrong passwords that were tried",
  "npm run admin -- second-factor ADDRESS  takes the second factor away, for a user who lost it",
  "npm run admin -- make-admin ADDRESS   makes an admin of a user",
  "npm run tallies                       counts all figures anew, and says what was wrong",
  "npm run admin -- approve-export NUMBER  lets a file go that waits, where a union has no second admin",
].join("\n");

const REFUSED = {
  NOT_FOUND: [
    "Nobody with this address can sign in, there is no second factor, or no file of this number waits.",
    "See `npm run admin -- list`, and Settings, Exports.",
  ],
  CONFLICT: [
    "A file of this number waits in several unions.",
    "Another admin of the union has to decide on it.",
  ],
};

const tell = {
  list: ({ lines }) => {
    if (lines.length === 0)
      say("    Nobody yet: make the union at /first-run with the token that `npm start` prints.");
    const width = Math.max(0, ...lines.map(({ email }) => email.length));
    for (const { email, role, state, name, union } of lines)
      say(`    ${email.padEnd(width)}  ${role.padEnd(12)} ${state.padEnd(9)} ${dim(`${name}, ${union}`)}`);
  },
  reset: ({ lines: [{ name, path }], address }) => {
    pass(`A link for ${name} to set a new password`, "works once, for an hour");
    say(`    ${bold(`${address.replace(/\/$/, "")}${path}`)}`);
  },
  unlock: ({ lines: [{ name }] }) => pass(`Wrong passwords at the account of ${name} are forgotten`),
  "second-factor": ({ lines: [{ name }] }) =>
    pass(`The second factor of ${name} is taken away`, "all their devices are signed out"),
  tallies: ({ lines }) => {
    for (const { union, contacts, places } of lines)
      pass(
        `The figures of ${union} are counted`,
        contacts + places === 0
          ? "nothing was wrong"
          : `${contacts} contacts and ${places} places and days were wrong`,
      );
  },
  "approve-export": ({ lines: [{ union }] }) =>
    pass(`The file of ${union} may be downloaded`, "once, within a day, by who asked for it"),
  "make-admin": ({ lines }) => {
    for (const { name, union } of lines) pass(`${name} is an admin of ${union}`);
  },
};

await main(async () => {
  const args = readArguments(process.argv.slice(2));
  process.chdir(ROOT);
  ensureDataFolder();
  const file = inData("run.lock");
  const attach = lockHolder(file);
  if (!attach) takeLock(file, "npm run admin");
  const { runAdmin } = await import("./lib/launch.mjs");
  const said = await runAdmin({ attach, args });
  say();
  const [{ refused } = {}] = said.lines;
  if (refused) throw new Stop(...(REFUSED[refused] ?? [`This was refused (${refused}).`]));
  tell[args[0]](said);
  say();
  await exit(0);
});

function readArguments([command, address, ...more]) {
  const wanted = command === "list" || command === "tallies" ? 1 : 2;
  const given = [command, address].filter((each) => each !== undefined).length;
  if (Object.hasOwn(tell, command ?? "") && given === wanted && more.length === 0)
    return [command, address].slice(0, wanted);
  throw new Stop("npm run admin needs one of these commands:", USAGE);
}
