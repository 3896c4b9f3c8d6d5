import type pg from "pg";

/** A page, and the best we know to ask PostgreSQL for the same rows, past row security. Several paths are asked in turn. */
export type Measured = { name: string; paths: string[]; raw: Raw | null; bar: string };
type Raw = { sql: string; values: unknown[] };

const listed = `SELECT c.id, c.name, w.name AS workplace, d.name AS department, s.name AS shift, j.line, c.is_member, c.assessment, c.last_contact_at
  FROM contact c LEFT JOIN workplace w ON w.union_id = $1 AND w.id = c.workplace_id LEFT JOIN department d ON d.union_id = $1 AND d.id = c.department_id
  LEFT JOIN shift s ON s.union_id = $1 AND s.id = c.shift_id LEFT JOIN job j ON j.union_id = $1 AND j.contact_id = c.id AND j.is_current`;

/** As people type them: beginnings, whole names, mistakes, a telephone's last digits, card and employee numbers. */
const searches = [
  ...["siti", "sri wah", "muh", "joko sant", "agus", "dewi lestari", "bamb", "rizki prat"],
  ...["sitti rahma", "yusup hidayat", "lestarri", "wiboowo", "nurul hasana", "simanjuntk"],
  ...["K0000042", "K0012345", "E0000777", "E0004321", "7919", "0812"],
];

export async function measuredPages(client: pg.Client, email: string): Promise<Measured[]> {
  const { unionId, workplace, contact, campaign, past } = await idsFor(client, email);
  const raw = (sql: string, ...values: unknown[]): Raw => ({ sql, values: [unionId, ...values] });
  const list = (where: string, ...values: unknown[]) =>
    raw(
      `${listed} WHERE c.union_id = $1 AND c.deceased_on IS NULL ${where} ORDER BY c.name, c.id LIMIT 51`,
      ...values,
    );
  const sums = "count(*), count(*) FILTER (WHERE is_member), count(*) FILTER (WHERE assessment <= 2)";
  const cells = raw(
    `SELECT workplace_id, ${sums} FROM contact WHERE union_id = $1 AND deceased_on IS NULL GROUP BY 1`,
  );
  const cellsOfOne = raw(
    `SELECT department_id, shift_id, ${sums} FROM contact WHERE union_id = $1 AND workplace_id = $2 AND deceased_on IS NULL GROUP BY 1, 2`,
    workplace,
  );
  const after = Buffer.from(JSON.stringify(["M", "00000000-0000-7000-8000-000000000000"])).toString(
    "base64url",
  );
  return [
    page("contacts", "/contacts", list(""), "≤ 3 × F, ≤ 220 kB"),
    page(
      "contacts of a workplace, members",
      `/contacts?workplace=${workplace}&member=yes`,
      list("AND c.workplace_id = $2 AND c.is_member", workplace),
      "≤ 3 × F, ≤ 220 kB",
    ),
    page("contacts, a later page", `/contacts?after=${after}`, list("AND c.name > 'M'"), "≤ 3 × F, ≤ 220 kB"),
    {
      name: "search, 20 words",
      paths: searches.map((words) => `/contacts?q=${encodeURIComponent(words)}`),
      raw: raw(`${listed} WHERE c.union_id = $1 AND c.search_text %> 'lestari' LIMIT 51`),
      bar: "≤ 3 / 6 × F",
    },
    page(
      "a contact",
      `/contacts/${contact}`,
      raw(`${listed} WHERE c.union_id = $1 AND c.id = $2`, contact),
      "≤ 3 × F",
    ),
    page(
      "follow-ups",
      "/follow-ups",
      raw(
        "SELECT f.*, c.name FROM follow_up f JOIN contact c ON c.union_id = $1 AND c.id = f.contact_id WHERE f.union_id = $1 AND f.state = 'open' ORDER BY due_on LIMIT 50",
      ),
      "≤ 3 × F",
    ),
    page("workplaces", "/workplaces", cells, "≤ 4 × F, ≤ 260 kB"),
    page("density", "/density", cells, "≤ 4 × F, ≤ 260 kB"),
    page("density of a past day", `/density?on=${past}`, null, "≤ 8 × F"),
    page("density of a workplace", `/density?workplace=${workplace}`, cellsOfOne, "≤ 3 × F"),
    page("a workplace", `/workplaces/${workplace}`, cellsOfOne, "≤ 3 × F"),
    page(
      "a board of 5,000 cards",
      `/campaigns/${campaign}`,
      raw(
        "SELECT stage_id, count(*) FROM enrolment WHERE union_id = $1 AND campaign_id = $2 GROUP BY 1",
        campaign,
      ),
      "≤ 4 × F",
    ),
    page("duplicates", "/contacts/duplicates", null, ""),
    page("users", "/settings/users", null, ""),
  ];
}

type Ids = Record<"unionId" | "workplace" | "contact" | "campaign" | "past", string>;

/** A workplace and a contact that this user may see. */
async function idsFor(client: pg.Client, email: string): Promise<Ids> {
  const first = async (sql: string, ...values: unknown[]): Promise<string> =>
    (await client.query(sql, values)).rows[0]?.id ?? "";
  const unionId = await first(`SELECT id FROM "union"`);
  const workplace = await first(
    `SELECT w.id FROM "user" u JOIN seat s ON s.user_id = u.id CROSS JOIN workplace w WHERE u.email = $1
       AND (s.whole_union OR w.id IN (SELECT workplace_id FROM turf t WHERE t.seat_id = s.id)) ORDER BY w.name LIMIT 1`,
    email,
  );
  const contact = await first(
    "SELECT contact_id AS id FROM follow_up f JOIN contact c ON c.id = f.contact_id WHERE c.workplace_id = $1 AND f.state = 'open' ORDER BY f.id LIMIT 1",
    workplace,
  );
  const campaign = await first("SELECT id FROM campaign LIMIT 1");
  const past = (await client.query("SELECT (current_date - 270)::text AS day")).rows[0].day;
  return { unionId, workplace, contact, campaign, past };
}

const page = (name: string, path: string, raw: Raw | null, bar: string): Measured => ({
  name,
  paths: [path],
  raw,
  bar,
});
