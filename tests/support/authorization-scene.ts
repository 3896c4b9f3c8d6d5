// Two unions for tests/e2e/authorization: whom each may see is told by the names. Run by scripts/e2e-server.mjs.
import { createCampaign } from "@/features/campaigns/mutations";
import { createPaperList } from "@/features/paper-lists/mutations";
import type { Context, Turf } from "@/lib/context";
import { disconnect } from "@/lib/db";
import { newId } from "@/lib/ids";
import { hashPassword } from "@/lib/password";
import { withClient } from "../../scripts/lib/database.mjs";
import { contactFactory, type Place, signedIn } from "./factories";
import { inhabitedUnion } from "./inhabited-union";

const password = "empat kata yang panjang";
/** The end of each telephone number: marks too, for roles that see names and no numbers. */
const numbers: Readonly<Record<string, string>> = { Sini: "70010001", Sana: "70020002", Asing: "70030003" };
type Client = { query(sql: string, values?: unknown[]): Promise<unknown> };

const [ours, theirs] = [await inhabitedUnion(), await inhabitedUnion()];
const passwordHash = await hashPassword(password);

await furnish(ours.admin, ours.here, "Sini");
await furnish(ours.admin, ours.there, "Sana");
await furnish(theirs.admin, theirs.here, "Asing");
await seat(ours.admin, "admin");
for (const role of ["coordinator", "organiser", "delegate", "observer"] as const)
  await seat(await signedIn({ role, union: ours.union, turf: turfOf(role) }), role);
// Organisers whose sessions the test ends, disables and lets grow old.
for (const state of ["ended", "disabled", "idle"])
  await seat(await signedIn({ role: "organiser", union: ours.union, turf: turfOf("organiser") }), state);
await signedIn({ role: "observer", union: theirs.union });
await disconnect();

function turfOf(role: string): Turf {
  const { workplaceId, departmentId } = ours.here;
  const part = { id: departmentId, workplaceId };
  if (role === "delegate") return { whole: false, workplaceIds: [], departments: [part] };
  return { whole: false, workplaceIds: [workplaceId], departments: [] };
}

/** Three more contacts, a campaign and a paper list; everything that must not be seen elsewhere has the mark in it. */
async function furnish(admin: Context, place: Place, mark: string): Promise<void> {
  const { workplaceId } = place;
  for (const member of [true, false, false])
    await contactFactory(admin, { place, member, name: `Kanari ${mark}` });
  const campaign = { name: `Papan ${mark}`, startsOn: "2026-01-05", workplaceIds: [workplaceId] };
  await createCampaign(admin, { ...campaign, enrolNow: "on" });
  const all = { departmentIds: [], shiftIds: [], lines: [], who: "all" as const, days: "7" as const };
  await createPaperList(admin, { id: newId(), workplaceId, ...all, locale: "en" });
  await asSystem(admin.unionId, async (client) => {
    await client.query("UPDATE workplace SET name = $2 WHERE id = $1", [workplaceId, `Pabrik ${mark}`]);
    await client.query(
      "UPDATE activity SET name = $2 FROM activity_place p WHERE p.activity_id = activity.id AND p.workplace_id = $1",
      [workplaceId, `Uji ${mark}`],
    );
    const marked = [workplaceId, `Kanari ${mark}`];
    await client.query(
      "UPDATE contact SET name = $2, search_text = lower($2) WHERE workplace_id = $1",
      marked,
    );
    await client.query(
      `UPDATE contact_point SET value = '+62812' || $2 FROM contact c
       WHERE c.id = contact_point.contact_id AND c.workplace_id = $1`,
      [workplaceId, numbers[mark]],
    );
  });
}

async function seat({ actor }: Context, name: string): Promise<void> {
  const userId = actor.type === "user" ? actor.userId : "";
  await asSystem(ours.admin.unionId, async (client) => {
    const changed = [userId, `${name}@matrix.example.org`, passwordHash];
    await client.query(`UPDATE "user" SET email = $2, password_hash = $3 WHERE id = $1`, changed);
  });
}

function asSystem(unionId: string, work: (client: Client) => Promise<unknown>): Promise<unknown> {
  return withClient({ url: process.env.DATABASE_URL ?? "" }, async (client: Client) => {
    await client.query(
      "SELECT set_config('app.union_id', $1, false), set_config('app.role', 'system', false), set_config('app.whole', 'on', false)",
      [unionId],
    );
    await work(client);
  });
}
