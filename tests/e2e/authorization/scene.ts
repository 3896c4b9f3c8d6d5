import pg from "pg";
import { v7 } from "uuid";

export const password = "empat kata yang panjang";
export const roles = ["admin", "coordinator", "organiser", "delegate", "observer"] as const;
export type Role = (typeof roles)[number];

/** Whose row is named: one in the user's turf, elsewhere in the union, of another union, or of nobody. */
export const relations = ["own", "otherTurf", "otherUnion", "nobody"] as const;
export type Relation = (typeof relations)[number];

const ofPlace = {
  workplace: "SELECT $1::uuid AS id",
  department: "SELECT id FROM department WHERE workplace_id = $1",
  shift: "SELECT id FROM shift WHERE workplace_id = $1",
  headcount: "SELECT id FROM headcount WHERE workplace_id = $1",
  employer: "SELECT employer_id AS id FROM workplace WHERE id = $1",
  otherUnion:
    "SELECT o.id FROM other_union o JOIN workplace w ON w.employer_id = o.employer_id WHERE w.id = $1",
  supply: "SELECT s.id FROM supply s JOIN workplace w ON w.employer_id = s.employer_id WHERE w.id = $1",
  agreement: "SELECT a.id FROM agreement a JOIN workplace w ON w.employer_id = a.employer_id WHERE w.id = $1",
  placeMerge: "SELECT $1::uuid AS id",
  condition: "SELECT id FROM workplace_condition WHERE workplace_id = $1",
  contact:
    "SELECT contact_id AS id FROM conversation v JOIN contact c ON c.id = v.contact_id WHERE c.workplace_id = $1",
  contact2: "SELECT id FROM contact c WHERE workplace_id = $1 AND NOT is_member ORDER BY id LIMIT 1",
  contact3: "SELECT id FROM contact c WHERE workplace_id = $1 AND NOT is_member ORDER BY id DESC LIMIT 1",
  number:
    "SELECT p.id FROM contact_point p JOIN contact c ON c.id = p.contact_id WHERE c.workplace_id = $1 AND p.kind = 'phone'",
  conversation:
    "SELECT v.id FROM conversation v JOIN contact c ON c.id = v.contact_id WHERE c.workplace_id = $1",
  followUp: "SELECT f.id FROM follow_up f JOIN contact c ON c.id = f.contact_id WHERE c.workplace_id = $1",
  campaign:
    "SELECT w.campaign_id AS id FROM campaign_workplace w JOIN campaign c ON c.id = w.campaign_id WHERE w.workplace_id = $1 AND c.name LIKE 'Papan%'",
  stage: `SELECT s.id FROM stage s JOIN campaign_workplace w ON w.campaign_id = s.campaign_id JOIN campaign c ON c.id = s.campaign_id
    WHERE w.workplace_id = $1 AND c.name LIKE 'Papan%' AND s.kind = 'step' ORDER BY s.position LIMIT 1 OFFSET 1`,
  enrolment: `SELECT e.id FROM enrolment e JOIN contact c ON c.id = e.contact_id JOIN campaign p ON p.id = e.campaign_id
    WHERE c.workplace_id = $1 AND p.name LIKE 'Papan%'`,
  leader:
    "SELECT l.id FROM leader l JOIN contact c ON c.id = l.contact_id WHERE c.workplace_id = $1 AND l.kind = 'committee'",
  task: "SELECT id FROM task WHERE workplace_id = $1",
  activity:
    "SELECT a.id FROM activity a JOIN activity_place p ON p.activity_id = a.id WHERE p.workplace_id = $1 AND a.name LIKE 'Uji _%' ORDER BY a.id LIMIT 1",
  card: "SELECT k.code AS id FROM membership_card k JOIN contact c ON c.id = k.contact_id WHERE c.workplace_id = $1",
  packet:
    "SELECT p.id FROM authority_packet p JOIN workplace w ON w.employer_id = p.employer_id WHERE w.id = $1",
  paperList: "SELECT id FROM paper_list WHERE workplace_id = $1 ORDER BY id LIMIT 1",
  paperCode: "SELECT code AS id FROM paper_list WHERE workplace_id = $1 ORDER BY id LIMIT 1",
  paperRow:
    "SELECT r.id FROM paper_list_row r JOIN paper_list l ON l.id = r.paper_list_id WHERE l.workplace_id = $1 ORDER BY l.id, r.id LIMIT 1",
} as const;

const ofUnion = {
  issue: "SELECT id FROM issue WHERE union_id = $1",
  template: "SELECT id FROM message_template WHERE union_id = $1",
  threshold: "SELECT id FROM threshold WHERE union_id = $1 AND name = 'Half'",
  seat: `SELECT s.id FROM seat s JOIN "user" u ON u.id = s.user_id WHERE s.union_id = $1 AND u.email LIKE 'offered%'`,
  user: "SELECT user_id AS id FROM seat WHERE union_id = $1 AND role = 'admin' ORDER BY id LIMIT 1",
  observer: "SELECT user_id AS id FROM seat WHERE union_id = $1 AND role = 'observer' ORDER BY id LIMIT 1",
  session: "SELECT id FROM session WHERE union_id = $1",
  batch: "SELECT id FROM import_batch WHERE union_id = $1",
  candidate: "SELECT id FROM import_candidate WHERE union_id = $1",
  importTemplate: "SELECT id FROM import_template WHERE union_id = $1",
  merge: "SELECT id FROM contact_merge WHERE union_id = $1",
  minimumWage: "SELECT id FROM minimum_wage WHERE union_id = $1 ORDER BY id LIMIT 1",
  device: "SELECT id FROM device WHERE union_id = $1",
} as const;

export type Ids = Readonly<Record<keyof typeof ofPlace | keyof typeof ofUnion, string>>;

/** Each another, as people would be. */
function nobodys(): Ids {
  const keys = [...Object.keys(ofPlace), ...Object.keys(ofUnion)];
  return Object.fromEntries(keys.map((key) => [key, v7()])) as Ids;
}

export async function idsOf(): Promise<Record<Relation, Ids>> {
  return withDatabase(async (client) => {
    const placeNamed = async (name: string) =>
      (await client.query("SELECT id, union_id FROM workplace WHERE name = $1 ORDER BY id LIMIT 1", [name]))
        .rows[0];
    const [here, there, foreign] = [
      await placeNamed("Pabrik Sini"),
      await placeNamed("Pabrik Sana"),
      await placeNamed("Pabrik Asing"),
    ];
    const at = async ({ id, union_id }: { id: string; union_id: string }): Promise<Ids> => ({
      ...(await found(client, ofPlace, id)),
      ...(await found(client, ofUnion, union_id)),
    });
    return {
      own: await at(here),
      otherTurf: await at(there),
      otherUnion: await at(foreign),
      nobody: nobodys(),
    };
  });
}

async function found<Key extends string>(
  client: pg.Client,
  queries: Record<Key, string>,
  value: string,
): Promise<Record<Key, string>> {
  const ids: Partial<Record<Key, string>> = {};
  for (const key of Object.keys(queries) as Key[]) {
    const { rows } = await client.query<{ id: string }>(queries[key], [value]);
    if (!rows[0]) throw new Error(`the scene has no ${key}`);
    ids[key] = rows[0].id;
  }
  return ids as Record<Key, string>;
}

// What changes while nobody does anything that counts.
const restless = [
  "session",
  "rate_limit",
  "worker",
  "job_run",
  "incident",
  "audit_seal",
  "audit_check",
  // A job folds their rows every few minutes; what somebody added stands in contact_tally.
  "tally",
  "tally_month",
  "_prisma_migrations",
];

/** One sum per table of everything in it. */
export async function checksums(): Promise<Record<string, string>> {
  return withDatabase(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> ALL ($1) ORDER BY 1",
      [restless],
    );
    const sums = rows.map(
      ({ name }) =>
        `SELECT '${name}' AS name, coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '') AS sum FROM "${name}" t`,
    );
    const read = await client.query<{ name: string; sum: string }>(sums.join(" UNION ALL "));
    return Object.fromEntries(read.rows.map(({ name, sum }) => [name, sum]));
  });
}

/** A change behind the product's back: the number of rows must be more than none. */
export async function changed(sql: string, values: readonly string[]): Promise<void> {
  const { rowCount } = await withDatabase((client) => client.query(sql, [...values]));
  if (!rowCount) throw new Error(`nothing to change: ${sql}`);
}

async function withDatabase<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const url = new URL(process.env.TEST_DATABASE_URL ?? "");
  url.pathname = "/serikat_e2e_matrix";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
