import { hash } from "@node-rs/argon2";
import { v7 } from "uuid";
import { withClient } from "../../lib/database.mjs";

export type Organiser = { email: string; contactIds: string[] };
export type Scene = { organisers: Organiser[]; issueId: string; password: string };

const peopleOfEach = 100;
const conversationsBefore = 3;

/**
 * Organisers with a workplace of a hundred contacts each, all with an earlier conversation, inserted by the owner:
 * PostgreSQL would plan for empty tables otherwise.
 */
export async function fillScene(url: string, count: number): Promise<Scene> {
  const password = "empat kata yang panjang";
  const passwordHash = await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const scene: Scene = { organisers: [], issueId: v7(), password };
  const unionId = v7();
  await withClient({ url, timeoutMs: 30_000 }, async (client) => {
    const add = (table: string, row: Record<string, unknown>) => client.query(...insertOf(table, row));
    // Row security is forced on the owner too.
    await client.query(
      "SELECT set_config('app.union_id', $1, false), set_config('app.role', 'system', false), set_config('app.whole', 'on', false)",
      [unionId],
    );
    await add("union", { id: unionId, name: "Bench" });
    await add("issue", { union_id: unionId, id: scene.issueId, name: "Overtime" });
    const employerId = v7();
    await add("employer", { union_id: unionId, id: employerId, name: "PT Bench" });
    for (let at = 0; at < count; at += 1) {
      const email = `organiser${at}@example.org`;
      const [userId, seatId, workplaceId] = [v7(), v7(), v7()];
      await client.query("SELECT set_config('app.email', $1, false)", [email]);
      await add("user", { id: userId, email, name: `Organiser ${at}`, password_hash: passwordHash });
      await add("seat", { union_id: unionId, id: seatId, user_id: userId, role: "organiser" });
      const place = { union_id: unionId, id: workplaceId, employer_id: employerId, name: `Plant ${at}` };
      await add("workplace", place);
      await add("turf", { union_id: unionId, id: v7(), seat_id: seatId, workplace_id: workplaceId });
      const contactIds = Array.from({ length: peopleOfEach }, () => v7());
      await addPeople(client, { unionId, workplaceId, contactIds });
      await addConversations(client, { unionId, userId, issueId: scene.issueId, contactIds });
      scene.organisers.push({ email, contactIds });
    }
    await client.query("ANALYZE");
  });
  return scene;
}

function insertOf(table: string, row: Record<string, unknown>): [string, unknown[]] {
  const names = Object.keys(row);
  const marks = names.map((_, at) => `$${at + 1}`);
  return [`INSERT INTO "${table}" (${names.join(", ")}) VALUES (${marks.join(", ")})`, Object.values(row)];
}

type People = { unionId: string; workplaceId: string; contactIds: string[] };
type Client = { query(sql: string, values?: unknown[]): Promise<unknown> };

async function addPeople(client: Client, { unionId, workplaceId, contactIds }: People): Promise<void> {
  await client.query(
    `INSERT INTO contact (union_id, id, name, search_text, workplace_id)
     SELECT $1, id, 'Worker ' || at, 'worker ' || at, $2 FROM unnest($3::uuid[]) WITH ORDINALITY AS p (id, at)`,
    [unionId, workplaceId, contactIds],
  );
  await client.query(
    `INSERT INTO job (union_id, id, contact_id, workplace_id, recorded_on)
     SELECT $1, gen_random_uuid(), id, $2, current_date FROM unnest($3::uuid[]) AS id`,
    [unionId, workplaceId, contactIds],
  );
}

type Conversations = { unionId: string; userId: string; issueId: string; contactIds: string[] };

async function addConversations(
  client: Client,
  { unionId, userId, issueId, contactIds }: Conversations,
): Promise<void> {
  await client.query(
    `WITH logged AS (
       INSERT INTO conversation (union_id, id, contact_id, by_user_id, held_at, channel, outcome, ask_answer, created_at)
       SELECT $1, gen_random_uuid(), contact_id, $2, at, 'gate', 'conversation', 'maybe', at
       FROM unnest($3::uuid[]) AS contact_id, generate_series(1, $4) AS past, LATERAL (SELECT now() - past * interval '20 days' AS at) a
       RETURNING *
     ), judged AS (
       INSERT INTO assessment (union_id, id, contact_id, level, assessed_at, by_user_id, conversation_id)
       SELECT union_id, gen_random_uuid(), contact_id, 3, held_at, by_user_id, id FROM logged
     )
     INSERT INTO follow_up (union_id, id, contact_id, conversation_id, assigned_to, created_by, due_on, created_at)
     SELECT union_id, gen_random_uuid(), contact_id, id, by_user_id, by_user_id, held_at::date + 1, held_at FROM logged`,
    [unionId, userId, contactIds, conversationsBefore],
  );
  await client.query(
    "INSERT INTO conversation_issue (union_id, conversation_id, issue_id) SELECT union_id, id, $2 FROM conversation WHERE union_id = $1 AND by_user_id = $3",
    [unionId, issueId, userId],
  );
  await client.query("SELECT refresh_present_day($1, $2, current_date)", [unionId, contactIds]);
}
