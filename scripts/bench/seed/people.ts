import type pg from "pg";
import { searchText } from "@/features/matching/search-text";
import { nameLists } from "../import/names";
import type { Union } from "./places";

/**
 * `person`: who is there, where, since when, and what the contact's row repeats. `joined` has the memberships. Both are what the rows
 * of the union are made from, so that each row can be written once and as it stays.
 */
export async function inventPeople(owner: pg.Client, { contacts }: Union): Promise<void> {
  const { first, middle, last } = nameLists;
  await owner.query(
    `CREATE TEMP TABLE person AS
     SELECT i, pg_temp.id_of('contact', i) AS id, n AS site, workplace_id, department, shift, first, middle, last, three, born, current, joins,
       recorded, recorded - (random() * 2500)::int AS started, random() AS chance
     FROM (
       SELECT (p::bigint * 104729 % $1)::int AS i, s.n, s.id AS workplace_id,
         CASE WHEN random() < 0.95 THEN 1 + floor(random() * s.departments)::int END AS department,
         CASE WHEN random() < 0.9 THEN 1 + floor(random() * s.shifts)::int END AS shift,
         1 + floor(random() ^ 2 * $2)::int AS first, 1 + floor(random() ^ 2 * $3)::int AS middle, 1 + floor(random() ^ 2 * $4)::int AS last,
         random() > 0.35 AS three, date '1966-01-01' + floor(random() * 15300)::int AS born, random() < 0.96 AS current,
         random() AS joins, current_date - 750 - floor(random() * 700)::int AS recorded
       FROM site s, LATERAL generate_series(s.from_person, s.from_person + s.size - 1) p
     ) spread ORDER BY i`,
    [contacts, first.length, middle.length, last.length],
  );
  // Of a hundred: 40 are members, 5 have left, 3 left and came back (these are members too).
  await owner.query(
    `CREATE TEMP TABLE joined AS
     SELECT i, id AS contact_id, 1 AS turn, recorded - 900 + (chance * 800)::int AS joined_on,
       CASE WHEN joins BETWEEN 0.37 AND 0.45 THEN recorded + (chance * 400)::int END AS left_on FROM person WHERE joins < 0.45
     UNION ALL
     SELECT i, id, 2, recorded + 500 + (chance * 200)::int, NULL FROM person WHERE joins BETWEEN 0.37 AND 0.40`,
  );
  await owner.query("ANALYZE person, joined");
}

const at = {
  department: "CASE WHEN p.current THEN pg_temp.id_of('department', p.site * 10 + p.department) END",
  shift: "CASE WHEN p.current THEN pg_temp.id_of('shift', p.site * 10 + p.shift) END",
};

/** With what the row repeats of jobs, memberships and conversations: the same as present_day counts. */
export async function addContacts(owner: pg.Client, { unionId, accounts }: Union): Promise<void> {
  const { first, middle, last } = nameLists;
  const folded = [first, middle, last].map((list) => list.map((name) => searchText(name)));
  await owner.query(
    `INSERT INTO contact (union_id, id, name, search_text, birth_date, workplace_id, department_id, shift_id, is_member, assessment, assessed_at,
       last_contact_at, last_outcome, last_conversation_at, deceased_on, do_not_contact, closed, created_by, created_at, updated_at)
     SELECT $1, p.id, concat_ws(' ', ($2::text[])[p.first], CASE WHEN three THEN ($3::text[])[p.middle] END, ($4::text[])[p.last]),
       concat_ws(' ', ($5::text[])[p.first], CASE WHEN three THEN ($6::text[])[p.middle] END, ($7::text[])[p.last]), born,
       CASE WHEN p.current THEN p.workplace_id END, ${at.department}, ${at.shift}, m.contact_id IS NOT NULL AND p.chance < 0.995,
       r.level, r.assessed_at, t.last_contact_at, t.last_outcome, t.last_conversation_at,
       CASE WHEN p.chance >= 0.995 THEN current_date - 30 END, p.chance < 0.005, CASE WHEN p.chance < 0.005 THEN $9::text[] ELSE '{}' END,
       $8, p.recorded, p.recorded
     FROM person p
     LEFT JOIN joined m ON m.contact_id = p.id AND m.left_on IS NULL
     LEFT JOIN (SELECT DISTINCT ON (contact_id) contact_id, level, assessed_at FROM judged ORDER BY contact_id, assessed_at DESC, id DESC) r ON r.contact_id = p.id
     LEFT JOIN (
       SELECT contact_id, max(held_at) AS last_contact_at, (array_agg(outcome ORDER BY held_at DESC, id DESC))[1] AS last_outcome,
         max(held_at) FILTER (WHERE outcome = 'conversation') AS last_conversation_at FROM talk GROUP BY 1
     ) t ON t.contact_id = p.id
     ORDER BY p.i`,
    [unionId, first, middle, last, ...folded, accounts.admin.userId, everyWay],
  );
  await owner.query(
    `INSERT INTO consent_event (union_id, id, contact_id, record_id, channel, purpose, state, source, said_on)
     SELECT $1, pg_temp.id_of('consent ' || u || c, i), id, id, c, u, 'withdrawn', 'earlier', recorded
     FROM person, unnest(enum_range(NULL::reach_channel)) c, unnest(enum_range(NULL::consent_purpose)) u WHERE chance < 0.005`,
    [unionId],
  );
}

const everyWay = ["union", "campaign"].flatMap((purpose) =>
  ["call", "message", "email", "visit"].map((channel) => `${purpose}.${channel}`),
);

/** What belongs to a contact: a telephone, the job now, for a tenth an earlier one, and the memberships. */
export async function addBelongings(owner: pg.Client, { unionId, accounts }: Union): Promise<void> {
  await owner.query(
    `INSERT INTO contact_point (union_id, id, contact_id, kind, value, created_at)
     SELECT $1, pg_temp.id_of('phone', i), id, 'phone', '+628' || lpad((i::bigint * 7919 % 10000000000)::text, 10, '0'), recorded
     FROM person WHERE chance < 0.97 ORDER BY i`,
    [unionId],
  );
  await owner.query(
    `INSERT INTO job (union_id, id, contact_id, workplace_id, department_id, shift_id, line, employee_number, contract_type, started_on, ended_on, ending,
       is_current, recorded_on, created_at)
     SELECT $1, pg_temp.id_of('job', i), p.id, p.workplace_id, pg_temp.id_of('department', p.site * 10 + p.department),
       pg_temp.id_of('shift', p.site * 10 + p.shift), 'Line ' || i % 12, 'E' || lpad(i::text, 7, '0'), (enum_range(NULL::contract_type))[1 + i % 7],
       p.started, CASE WHEN NOT p.current THEN p.recorded + 100 + (chance * 600)::int END,
       CASE WHEN NOT p.current THEN (enum_range(NULL::job_ending))[1 + i % 5] END, p.current, p.recorded, p.recorded
     FROM person p ORDER BY i`,
    [unionId],
  );
  await owner.query(
    `INSERT INTO job (union_id, id, contact_id, workplace_id, started_on, ended_on, ending, is_current, recorded_on, created_at)
     SELECT $1, pg_temp.id_of('earlier job', i), p.id, s.id, p.started - 900, p.started - 30, 'contract_ended', false, p.recorded, p.recorded
     FROM person p JOIN site s ON s.n = 1 + p.i % (SELECT count(*) FROM site) WHERE p.i % 10 = 0 ORDER BY i`,
    [unionId],
  );
  await owner.query(
    `INSERT INTO membership (union_id, id, contact_id, card_number, joined_on, recorded_on, left_on, ending, created_by)
     SELECT $1, pg_temp.id_of('membership ' || turn, i), contact_id, 'K' || lpad(i::text, 7, '0') || CASE turn WHEN 2 THEN 'B' ELSE '' END, joined_on, joined_on, left_on,
       CASE WHEN left_on IS NOT NULL THEN 'resigned'::membership_ending END, $2 FROM joined ORDER BY i, turn`,
    [unionId, accounts.admin.userId],
  );
}
