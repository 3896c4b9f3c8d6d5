import type pg from "pg";
import { defaultStages } from "@/features/campaigns/vocabulary.schema";
import type { Union } from "./places";

const most = 5_000;

/** A campaign at the largest workplaces, with the way of each card over the board. */
export async function addCampaign(owner: pg.Client, { unionId, accounts, contacts }: Union): Promise<void> {
  const stages = defaultStages("id");
  await owner.query(
    "INSERT INTO campaign (union_id, id, name, ask, starts_on) VALUES ($1, pg_temp.id_of('campaign', 1), 'PKB', 'Ikut mogok', current_date - 200)",
    [unionId],
  );
  for (const [at, { name, kind }] of stages.entries())
    await owner.query(
      "INSERT INTO stage (union_id, id, campaign_id, name, kind, position) VALUES ($1, pg_temp.id_of('stage', $2), pg_temp.id_of('campaign', 1), $3, $4::stage_kind, $2)",
      [unionId, at, name, kind],
    );
  await owner.query(
    `CREATE TEMP TABLE card AS
     SELECT row_number() OVER (ORDER BY i)::int AS k, i, id AS contact_id, workplace_id, floor(chance * $2)::int AS stage
     FROM person WHERE site <= 12 AND current AND chance < 0.995 ORDER BY i LIMIT $1`,
    [Math.min(most, Math.ceil(contacts / 20)), stages.length],
  );
  await owner.query(
    "INSERT INTO campaign_workplace (union_id, campaign_id, workplace_id) SELECT DISTINCT $1::uuid, pg_temp.id_of('campaign', 1), workplace_id FROM card",
    [unionId],
  );
  const moved = "now() - make_interval(days => 180 - 20 * at::int, mins => k)";
  await owner.query(
    `INSERT INTO enrolment (union_id, id, campaign_id, contact_id, stage_id, owner_id, entered_stage_at, created_at)
     SELECT $1, pg_temp.id_of('enrolment', k), pg_temp.id_of('campaign', 1), contact_id, pg_temp.id_of('stage', stage),
       ($2::uuid[])[1 + k % cardinality($2::uuid[])], ${moved}, now() - interval '190 days'
     FROM (SELECT *, stage AS at FROM card) c ORDER BY k`,
    [unionId, accounts.others.map(({ userId }) => userId)],
  );
  await owner.query(
    `INSERT INTO stage_move (union_id, id, enrolment_id, from_stage_id, to_stage_id, moved_by, moved_at)
     SELECT $1, pg_temp.id_of('move', k * 10 + at), pg_temp.id_of('enrolment', k), CASE WHEN at > 0 THEN pg_temp.id_of('stage', at - 1) END,
       pg_temp.id_of('stage', at), $2, ${moved}
     FROM card, LATERAL generate_series(0, stage) at ORDER BY k, at`,
    [unionId, accounts.admin.userId],
  );
}
