/** What must outlive a restore: whom this union erased, and which addresses asked to be left alone. */
export async function readPromises(client) {
  const { rows } = await client.query("SELECT to_regclass('public.erasure') IS NOT NULL AS there");
  if (!rows[0].there) return { erasures: [], suppressions: [] };
  await client.query("BEGIN READ ONLY");
  await client.query("SELECT set_config('app.backup', 'on', true)");
  const [erasures, suppressions] = [
    await client.query("SELECT to_jsonb(e) AS row FROM erasure e"),
    await client.query("SELECT to_jsonb(s) AS row FROM suppression s"),
  ];
  await client.query("COMMIT");
  return {
    erasures: erasures.rows.map(({ row }) => row),
    suppressions: suppressions.rows.map(({ row }) => row),
  };
}

/**
 * Within the transaction of a restore, at its end: who was erased before or after the backup was made is erased again, and what was
 * closed stays closed: the next worker brings every address in line with it. Gives back how many people were erased again.
 */
export async function keepPromises(client, { erasures, suppressions } = { erasures: [], suppressions: [] }) {
  let erased = 0;
  const { rows: unions } = await client.query("SELECT id FROM every_union()");
  for (const { id } of unions) {
    await client.query(
      `SELECT set_config('app.union_id', $1, true), set_config('app.role', 'system', true), set_config('app.whole', 'on', true)`,
      [id],
    );
    await client.query(
      `INSERT INTO erasure SELECT r.* FROM jsonb_populate_recordset(NULL::erasure, $2::jsonb) r
       WHERE r.union_id = $1 AND (r.erased_by IS NULL OR EXISTS (SELECT 1 FROM "user" u WHERE u.id = r.erased_by)) ON CONFLICT DO NOTHING`,
      [id, JSON.stringify(erasures)],
    );
    // Whoever did it may not be in an older backup.
    await client.query(
      `INSERT INTO erasure SELECT r.* FROM jsonb_populate_recordset(NULL::erasure, $2::jsonb) r WHERE r.union_id = $1 ON CONFLICT DO NOTHING`,
      [id, JSON.stringify(erasures.map((row) => ({ ...row, erased_by: null })))],
    );
    const { rowCount } = await client.query(
      `INSERT INTO suppression SELECT r.* FROM jsonb_populate_recordset(NULL::suppression, $2::jsonb) r WHERE r.union_id = $1 ON CONFLICT DO NOTHING`,
      [id, JSON.stringify(suppressions)],
    );
    if (rowCount > 0) await askToAgree(client, id);
    const { rows } = await client.query(
      `SELECT count(*)::int AS erased FROM (
         SELECT erase_contact(e.union_id, x.id, e.erased_on) AS done FROM erasure e CROSS JOIN unnest(e.contact_id || e.merged_ids) AS x (id)
         WHERE e.union_id = $1) d WHERE done`,
      [id],
    );
    erased += rows[0].erased;
  }
  return erased;
}

const askToAgree = (client, unionId) =>
  client.query(
    `SELECT graphile_worker.add_job('consents.agree', payload := json_build_object('unionId', $1::text, 'id', $1::text),
       max_attempts := 8, job_key := 'consents.agree:' || $1::text)`,
    [unionId],
  );
