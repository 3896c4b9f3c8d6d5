import type pg from "pg";
import { ownSites, type Union } from "./places";

const issues = ["Lembur tidak dibayar", "Upah", "K3", "Kontrak", "Cuti haid", "Transportasi"];

/** `talk`: six conversations for ten people, unevenly. `judged`: what they were assessed at, in a conversation or by an earlier list. */
export async function inventTalks(
  owner: pg.Client,
  { accounts, contacts, workplaces }: Union,
): Promise<void> {
  await owner.query(
    `CREATE TEMP TABLE talk AS
     SELECT k, pg_temp.id_of('conversation', k) AS id, p.i, p.id AS contact_id, 
         CASE WHEN p.site = 1 THEN $3 WHEN p.site = ANY ($4::int[]) THEN $5 ELSE ($2::uuid[])[1 + p.site % cardinality($2::uuid[])] END::uuid AS by_user_id, d.held_at, d.chance,
       (CASE WHEN o < 0.7 THEN 'conversation' WHEN o < 0.82 THEN 'short_contact' WHEN o < 0.92 THEN 'no_answer' WHEN o < 0.96 THEN 'call_back'
         WHEN o < 0.98 THEN 'refused' WHEN o < 0.99 THEN 'moved' ELSE 'wrong_number' END)::outcome AS outcome
     FROM (
       SELECT k, floor(random() ^ 1.5 * $1::int)::int AS i, now() - interval '2 hours' - random() ^ 1.5 * interval '700 days' AS held_at, random() AS o, random() AS chance
       FROM generate_series(1, ($1::int * 0.6)::int) k
     ) d JOIN person p ON p.i = d.i * 7 % $1::int ORDER BY k`,
    [
      contacts,
      accounts.others.map(({ userId }) => userId),
      accounts.admin.userId,
      ownSites(workplaces),
      accounts.organiser.userId,
    ],
  );
  const level =
    "(CASE WHEN chance < 0.08 THEN 1 WHEN chance < 0.30 THEN 2 WHEN chance < 0.65 THEN 3 WHEN chance < 0.87 THEN 4 ELSE 5 END)::smallint";
  await owner.query(
    `CREATE TEMP TABLE judged AS
     SELECT pg_temp.id_of('assessment', k) AS id, contact_id, ${level} AS level, held_at AS assessed_at, by_user_id, id AS conversation_id
     FROM talk WHERE outcome = 'conversation'
     UNION ALL
     SELECT pg_temp.id_of('listed assessment', i), id, ${level}, recorded::timestamptz, NULL, NULL FROM person WHERE i % 10 = 3`,
  );
  await owner.query("ANALYZE talk, judged");
}

export async function addTalks(owner: pg.Client, { unionId }: Union): Promise<void> {
  for (const [at, name] of issues.entries())
    await owner.query(
      "INSERT INTO issue (union_id, id, name, position) VALUES ($1, pg_temp.id_of('issue', $2), $3, $2)",
      [...[unionId, at, name]],
    );
  await owner.query(
    `INSERT INTO conversation (union_id, id, contact_id, by_user_id, held_at, channel, outcome, ask_answer, created_at)
     SELECT $1, id, contact_id, by_user_id, held_at, (enum_range(NULL::channel))[1 + k % 6], outcome,
       CASE WHEN outcome = 'conversation' THEN (enum_range(NULL::ask_answer))[1 + k % 4] ELSE 'not_asked' END, held_at FROM talk ORDER BY k`,
    [unionId],
  );
  await owner.query(
    `INSERT INTO conversation_issue (union_id, conversation_id, issue_id)
     SELECT $1, id, pg_temp.id_of('issue', k % $2) FROM talk WHERE outcome = 'conversation' AND k % 2 = 0 ORDER BY k`,
    [unionId, issues.length],
  );
  await owner.query(
    `INSERT INTO assessment (union_id, id, contact_id, level, evidence, assessed_at, by_user_id, conversation_id, created_at)
     SELECT $1, id, contact_id, level,
       (CASE WHEN conversation_id IS NULL THEN '{}' WHEN level = 1 THEN '{brought_coworkers}' WHEN level = 2 THEN '{signed}' ELSE '{}' END)::evidence[],
       assessed_at, by_user_id, conversation_id, assessed_at FROM judged ORDER BY id`,
    [unionId],
  );
  await addFollowUps(owner, unionId);
}

/** For every third conversation: the newest are open, of the older ones most were kept. */
async function addFollowUps(owner: pg.Client, unionId: string): Promise<void> {
  await owner.query(
    `INSERT INTO follow_up (union_id, id, contact_id, conversation_id, assigned_to, due_on, first_due_on, promise, state, closed_at, closed_by, created_by, created_at)
     SELECT $1, pg_temp.id_of('follow-up', k), contact_id, id, by_user_id, due_on, CASE WHEN k % 5 = 0 THEN due_on - 3 END, 'Bawa kartu anggota', state,
       CASE WHEN state <> 'open' THEN least(due_on::timestamptz + interval '10 hours', now()) END, CASE WHEN state <> 'open' THEN by_user_id END, by_user_id, held_at
     FROM (
       SELECT k, id, contact_id, by_user_id, held_at, held_at::date + 3 + k % 20 AS due_on,
         (CASE WHEN held_at::date + 3 + k % 20 > current_date - 7 OR chance < 0.02 THEN 'open' WHEN chance < 0.7 THEN 'kept'
           WHEN chance < 0.9 THEN 'broken' ELSE 'cancelled' END)::follow_up_state AS state
       FROM talk WHERE k % 3 = 0
     ) f ORDER BY k`,
    [unionId],
  );
}
