import type pg from "pg";
import { searchText } from "@/features/matching/search-text";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { departments } from "./files";
import { nameLists } from "./names";

export const place = { employer: "PT Contoh Garmen", workplace: "Cikarang" };

type Sites = { workplaces: string[]; departments: string[]; shifts: string[] };

export async function fillUnion(owner: pg.Client, contacts: number): Promise<Context> {
  const [unionId, userId, seatId] = [newId(), newId(), newId()];
  await owner.query(`INSERT INTO "union" (id, name, locale) VALUES ($1, 'Bench', 'id')`, [unionId]);
  await owner.query(`INSERT INTO "user" (id, email, name) VALUES ($1, 'bench@example.org', 'Bench')`, [
    userId,
  ]);
  await owner.query(
    "INSERT INTO seat (union_id, id, user_id, role, whole_union) VALUES ($1, $2, $3, 'admin', true)",
    [unionId, seatId, userId],
  );
  await fillPeople(owner, { unionId, contacts, sites: await fillSites(owner, unionId) });
  return {
    actor: { type: "user", userId, seatId, name: "Bench" },
    unionId,
    role: "admin",
    turf: { whole: true },
    timeZone: "Asia/Jakarta",
  };
}

async function fillSites(owner: pg.Client, unionId: string): Promise<Sites> {
  const sites: Sites = { workplaces: [], departments: [], shifts: [] };
  // The first is the one that is imported; its people are all new.
  await addSite(owner, unionId, place);
  for (let at = 1; at <= 200; at += 1) {
    const site = await addSite(owner, unionId, { employer: `PT Bench ${at}`, workplace: `Pabrik ${at}` });
    sites.workplaces.push(site.workplace);
    sites.departments.push(...site.departments);
    sites.shifts.push(...site.shifts);
  }
  return sites;
}

async function addSite(owner: pg.Client, unionId: string, names: typeof place) {
  const [employer, workplace] = [newId(), newId()];
  await owner.query("INSERT INTO employer (union_id, id, name) VALUES ($1, $2, $3)", [
    unionId,
    employer,
    names.employer,
  ]);
  await owner.query("INSERT INTO workplace (union_id, id, employer_id, name) VALUES ($1, $2, $3, $4)", [
    unionId,
    workplace,
    employer,
    names.workplace,
  ]);
  const parts = async (table: "department" | "shift", list: readonly string[]) => {
    const ids = list.map(() => newId());
    await owner.query(
      `INSERT INTO ${table} (union_id, id, workplace_id, name) SELECT $1, n.id, $2, n.name FROM unnest($3::uuid[], $4::text[]) AS n (id, name)`,
      [unionId, workplace, ids, list],
    );
    return ids;
  };
  return {
    workplace,
    departments: await parts("department", departments),
    shifts: await parts("shift", ["1", "2", "3"]),
  };
}

type Fill = { unionId: string; contacts: number; sites: Sites };

const chunk = 100_000;

/** As owner, with the checks of foreign keys off. */
async function fillPeople(owner: pg.Client, { unionId, contacts, sites }: Fill): Promise<void> {
  const { first, middle, last } = nameLists;
  const folded = [first, middle, last].map((list) => list.map((name) => searchText(name)));
  await owner.query("SET session_replication_role = replica");
  const putBack = await takeIndexesOff(owner);
  for (let from = 1; from <= contacts; from += chunk) {
    const to = Math.min(contacts, from + chunk - 1);
    await owner.query(
      `CREATE TEMP TABLE made AS
       SELECT i, (lpad(to_hex(1700000000000 + i), 12, '0') || '7' || substr(gen_random_uuid()::text, 16, 3) || substr(gen_random_uuid()::text, 20))::uuid AS id,
         1 + floor(random() ^ 2 * $3)::int AS a, 1 + floor(random() ^ 2 * $4)::int AS b, 1 + floor(random() ^ 2 * $5)::int AS c,
         random() > 0.35 AS three, date '1966-01-01' + floor(random() * 15300)::int AS born, random() < 0.4 AS member, (i % 200)::int AS site
       FROM generate_series($1::int, $2::int) i`,
      [from, to, first.length, middle.length, last.length],
    );
    await owner.query(
      `INSERT INTO contact (union_id, id, name, search_text, birth_date, workplace_id, department_id, shift_id, is_member)
       SELECT $1, id, concat_ws(' ', ($2::text[])[a], CASE WHEN three THEN ($3::text[])[b] END, ($4::text[])[c]),
         concat_ws(' ', ($5::text[])[a], CASE WHEN three THEN ($6::text[])[b] END, ($7::text[])[c]), born,
         ($8::uuid[])[1 + site], ($9::uuid[])[1 + site * 8 + i % 8], ($10::uuid[])[1 + site * 3 + i % 3], member FROM made ORDER BY id`,
      [unionId, first, middle, last, ...folded, sites.workplaces, sites.departments, sites.shifts],
    );
    await owner.query(
      `INSERT INTO contact_point (union_id, id, contact_id, kind, value)
       SELECT $1, sibling_id(id), id, 'phone', '+628' || lpad((i::bigint * 7919 % 10000000000)::text, 10, '0') FROM made ORDER BY id`,
      [unionId],
    );
    await owner.query(
      `INSERT INTO job (union_id, id, contact_id, workplace_id, department_id, shift_id, employee_number, recorded_on)
       SELECT $1, sibling_id(id), id, ($2::uuid[])[1 + site], ($3::uuid[])[1 + site * 8 + i % 8], ($4::uuid[])[1 + site * 3 + i % 3],
         'E' || lpad(i::text, 7, '0'), current_date FROM made ORDER BY id`,
      [unionId, sites.workplaces, sites.departments, sites.shifts],
    );
    await owner.query(
      `INSERT INTO membership (union_id, id, contact_id, card_number, recorded_on)
       SELECT $1, sibling_id(id), id, 'K' || i, current_date FROM made WHERE member ORDER BY id`,
      [unionId],
    );
    await owner.query("DROP TABLE made");
    process.stdout.write(`\r  ${to.toLocaleString("en")} people are there `);
  }
  process.stdout.write("\n");
  await owner.query("SET session_replication_role = DEFAULT");
  process.stdout.write("  indexing\n");
  for (const statement of putBack) await owner.query(statement);
  await owner.query("VACUUM ANALYZE");
}

/** Inserting a million people is faster without indexes. Returns what restores them. */
async function takeIndexesOff(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ off: string; on: string }>(`
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', c.conrelid::regclass, c.conname) AS off,
      format('ALTER TABLE %s ADD CONSTRAINT %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) AS on
    FROM pg_constraint c WHERE c.contype = 'x' AND c.conrelid = 'membership'::regclass
    UNION ALL
    SELECT format('DROP INDEX %s', x.indexrelid::regclass), pg_get_indexdef(x.indexrelid)
    FROM pg_index x WHERE x.indrelid IN ('contact'::regclass, 'contact_point'::regclass, 'job'::regclass, 'membership'::regclass)
      AND NOT x.indisprimary AND NOT x.indisexclusion`);
  for (const { off } of rows) await owner.query(off);
  return rows.map(({ on }) => on);
}
