import type pg from "pg";

const filled = [
  ...["contact", "contact_point", "job", "membership", "consent_event"],
  ...["conversation", "conversation_issue", "assessment", "follow_up"],
];

/**
 * A million rows come in faster without indexes and foreign keys. Returns what restores them: each key is then checked over all rows,
 * and a row that breaks one ends the seed. Primary keys, checks and triggers stay.
 */
export async function takeIndexesOff(owner: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await owner.query<{ off: string; on: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', c.conrelid::regclass, c.conname) AS off,
       format('ALTER TABLE %s ADD CONSTRAINT %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) AS on, 1 AS turn
     FROM pg_constraint c WHERE c.contype IN ('f', 'x') AND c.conrelid = ANY ($1::regclass[])
     UNION ALL
     SELECT format('DROP INDEX %s', x.indexrelid::regclass), pg_get_indexdef(x.indexrelid), 2
     FROM pg_index x WHERE x.indrelid = ANY ($1::regclass[]) AND NOT x.indisprimary AND NOT x.indisexclusion
       AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = x.indexrelid)
     ORDER BY turn`,
    [filled],
  );
  for (const { off } of rows) await owner.query(off);
  return async () => {
    for (const { on } of rows.toReversed()) await owner.query(on);
  };
}
