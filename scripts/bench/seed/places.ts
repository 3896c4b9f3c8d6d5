import type pg from "pg";
import type { Accounts } from "./accounts";

const departments = ["Cutting", "Jahit", "Finishing", "Gudang", "QC", "Teknik", "Sampel", "Umum"];
const shifts = ["Pagi", "Siang", "Malam"];
const towns = ["Bekasi", "Karawang", "Tangerang", "Bogor", "Semarang", "Solo", "Sidoarjo", "Medan"];
const employers = 0.6;

/** How many people each workplace has: a few have thousands, most some dozens; together `people`. */
export function sizesOf(workplaces: number, people: number): number[] {
  const weights = Array.from({ length: workplaces }, (_, at) => 1 / (at + 6) ** 0.9);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const spare = people - workplaces;
  const sizes = weights.map((weight) => 1 + Math.floor((spare * weight) / all));
  const left = people - sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size, at) => (at === 0 ? size + left : size));
}

export type Union = { unionId: string; accounts: Accounts; contacts: number; workplaces: number };

/** Fills `site`, a row for each workplace by size, which the people are spread over. */
export async function addPlaces(owner: pg.Client, { unionId, contacts, workplaces }: Union): Promise<void> {
  await owner.query(
    `CREATE TEMP TABLE site AS
     SELECT n::int, pg_temp.id_of('workplace', n) AS id, size, (sum(size) OVER (ORDER BY n) - size)::int AS from_person,
       least($2::int, 1 + size / 20)::int AS departments, least($3::int, 1 + size / 60)::int AS shifts
     FROM unnest($1::int[]) WITH ORDINALITY AS s (size, n)`,
    [sizesOf(workplaces, contacts), departments.length, shifts.length],
  );
  await owner.query("ANALYZE site");
  await owner.query(
    `INSERT INTO employer (union_id, id, name)
     SELECT $1, pg_temp.id_of('employer', n), 'PT Bench ' || n FROM generate_series(1, ceil($2 * $3::float8)::int) n`,
    [unionId, workplaces, employers],
  );
  await owner.query(
    `INSERT INTO workplace (union_id, id, employer_id, name, town)
     SELECT $1, id, pg_temp.id_of('employer', ceil(n * $2::float8)::int), 'Pabrik ' || n || ' ' || ($3::text[])[1 + n % 8], ($3::text[])[1 + n % 8] FROM site`,
    [unionId, employers, towns],
  );
  for (const [table, names] of Object.entries({ department: departments, shift: shifts }))
    await owner.query(
      `INSERT INTO ${table} (union_id, id, workplace_id, name, position)
       SELECT $1, pg_temp.id_of('${table}', n * 10 + p.at), id, p.name, p.at FROM site, unnest($2::text[]) WITH ORDINALITY AS p (name, at)
       WHERE p.at <= site.${table}s`,
      [unionId, names],
    );
}

/** An earlier and a present count of each workplace, and of the departments of every fifth. */
export async function addHeadcounts(owner: pg.Client, { unionId, accounts }: Union): Promise<void> {
  const counted =
    "union_id, id, workplace_id, department_id, counted_on, eligible, source, recorded_by, recorded_at";
  await owner.query(
    `INSERT INTO headcount (${counted})
     SELECT $1, pg_temp.id_of('headcount', n * 10 + year), id, NULL, current_date - 20 - year * 360, (size * (1.2 + (n % 5) * 0.1) - year)::int,
       (enum_range(NULL::headcount_source))[1 + n % 4], $2, now() - make_interval(days => 20 + year * 360)
     FROM site, generate_series(0, 1) year`,
    [unionId, accounts.admin.userId],
  );
  await owner.query(
    `INSERT INTO headcount (${counted})
     SELECT $1, pg_temp.id_of('headcount of department', n * 10 + at), id, pg_temp.id_of('department', n * 10 + at), current_date - 20,
       (size * 1.3 / departments)::int, 'hr_list', $2, now() - interval '20 days'
     FROM site, LATERAL generate_series(1, departments) at WHERE n % 5 = 0`,
    [unionId, accounts.admin.userId],
  );
}

/** The organiser's: a large one, a middling one and a small one. */
export const ownSites = (workplaces: number) => [2, Math.ceil(workplaces / 10), Math.ceil(workplaces / 2)];

/** 500 workplaces for the coordinator, three for the organiser, the others share all of them. */
export async function addTurfs(owner: pg.Client, { unionId, accounts, workplaces }: Union): Promise<void> {
  const add = (seatId: string, ids: string) =>
    owner.query(
      `INSERT INTO turf (union_id, id, seat_id, workplace_id) SELECT $1, pg_temp.id_of($2::text, n), $2::uuid, id FROM site WHERE ${ids}`,
      [unionId, seatId],
    );
  const step = Math.max(1, Math.floor(workplaces / 500));
  await add(accounts.coordinator.seatId, `n % ${step} = 0 AND n <= ${step * 500}`);
  await add(
    accounts.organiser.seatId,
    `n IN (2, ${Math.ceil(workplaces / 10)}, ${Math.ceil(workplaces / 2)})`,
  );
  for (const [at, { seatId }] of accounts.others.entries())
    await add(seatId, `n % ${accounts.others.length} = ${at}`);
}
