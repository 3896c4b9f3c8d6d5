-- The same steps as before, from one pass over the days: it no longer searches all headcounts of a place for each of its parts and days.
CREATE OR REPLACE FUNCTION settle_headcounts(of_union uuid, ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  was_role text := current_setting('app.role', true);
  was_whole text := current_setting('app.whole', true);
  none uuid := '00000000-0000-0000-0000-000000000000';
BEGIN
  SET LOCAL app.role = 'system';
  SET LOCAL app.whole = 'on';
  PERFORM 1 FROM workplace w WHERE w.union_id = of_union AND w.id = ANY (ids) ORDER BY w.id FOR NO KEY UPDATE;
  DELETE FROM headcount_step s WHERE s.union_id = of_union AND s.workplace_id = ANY (ids);
  INSERT INTO headcount_step (union_id, workplace_id, from_day, eligible, counted_on, source, parts)
  WITH record AS (
    -- Of several counts of a part on one day, the one recorded last.
    SELECT DISTINCT ON (h.workplace_id, h.department_id, h.shift_id, h.counted_on)
      h.workplace_id, h.department_id, h.shift_id, h.counted_on, h.eligible, h.source
    FROM headcount h WHERE h.union_id = of_union AND h.workplace_id = ANY (ids) AND h.withdrawn_at IS NULL
    ORDER BY h.workplace_id, h.department_id, h.shift_id, h.counted_on, h.recorded_at DESC, h.id DESC
  ), parted AS (
    SELECT r.workplace_id FROM record r GROUP BY 1 HAVING count(r.department_id) + count(r.shift_id) > 0
  ), node AS (
    SELECT r.workplace_id, NULL::uuid AS department_id, NULL::uuid AS shift_id FROM record r GROUP BY 1
    UNION ALL SELECT p.workplace_id, d.id, NULL FROM parted p
      JOIN department d ON d.union_id = of_union AND d.workplace_id = p.workplace_id
    UNION ALL SELECT p.workplace_id, NULL, s.id FROM parted p
      JOIN shift s ON s.union_id = of_union AND s.workplace_id = p.workplace_id
    UNION ALL SELECT p.workplace_id, d.id, s.id FROM parted p
      JOIN department d ON d.union_id = of_union AND d.workplace_id = p.workplace_id
      JOIN shift s ON s.union_id = of_union AND s.workplace_id = p.workplace_id
  ), placed AS (
    -- Each run of days begins with a count of this node; the days before the first are run 0.
    SELECT n.workplace_id, i.day, n.department_id, n.shift_id, r.eligible, r.counted_on, r.source,
      count(r.counted_on) OVER (PARTITION BY n.workplace_id, n.department_id, n.shift_id ORDER BY i.day) AS run
    FROM node n
    JOIN (SELECT DISTINCT r.workplace_id, r.counted_on AS day FROM record r) i ON i.workplace_id = n.workplace_id
    LEFT JOIN record r ON r.workplace_id = n.workplace_id AND r.counted_on = i.day
      AND coalesce(r.department_id, none) = coalesce(n.department_id, none) AND coalesce(r.shift_id, none) = coalesce(n.shift_id, none)
  ), own AS (
    SELECT p.workplace_id, p.day, p.department_id, p.shift_id, first_value(p.eligible) OVER run AS eligible,
      first_value(p.counted_on) OVER run AS counted_on, first_value(p.source) OVER run AS source, CASE WHEN p.run > 0 THEN 1 END AS parts
    FROM placed p WINDOW run AS (PARTITION BY p.workplace_id, p.department_id, p.shift_id, p.run ORDER BY p.day)
  ), of_cells AS (
    -- The sum of a part's cells, where each of them is known.
    SELECT x.workplace_id, x.day, x.department_id, x.shift_id, sum(x.eligible) AS eligible, min(x.counted_on) AS counted_on,
      CASE WHEN count(x.source) = count(*) AND min(x.source) = max(x.source) THEN min(x.source) END AS source, sum(x.parts) AS parts
    FROM own x WHERE x.department_id IS NOT NULL AND x.shift_id IS NOT NULL
    GROUP BY x.workplace_id, x.day, GROUPING SETS ((x.department_id), (x.shift_id)) HAVING count(*) = count(x.eligible)
  ), part AS (
    SELECT o.workplace_id, o.day, o.department_id IS NOT NULL AS of_departments,
      coalesce(o.eligible, c.eligible) AS eligible, CASE WHEN o.eligible IS NULL THEN c.counted_on ELSE o.counted_on END AS counted_on,
      CASE WHEN o.eligible IS NULL THEN c.source ELSE o.source END AS source, coalesce(o.parts, c.parts) AS parts
    FROM own o
    LEFT JOIN of_cells c ON c.workplace_id = o.workplace_id AND c.day = o.day
      AND coalesce(c.department_id, none) = coalesce(o.department_id, none) AND coalesce(c.shift_id, none) = coalesce(o.shift_id, none)
    WHERE (o.department_id IS NULL) <> (o.shift_id IS NULL)
  ), division AS (
    SELECT p.workplace_id, p.day, p.of_departments, sum(p.eligible) AS eligible, min(p.counted_on) AS counted_on,
      CASE WHEN count(p.source) = count(*) AND min(p.source) = max(p.source) THEN min(p.source) END AS source, sum(p.parts) AS parts
    FROM part p GROUP BY 1, 2, 3 HAVING count(*) = count(p.eligible)
  ), answer AS (
    -- A count of the whole place, else the sum of its departments, else that of its shifts.
    SELECT o.workplace_id, o.day, 1 AS rank, o.eligible, o.counted_on, o.source, o.parts FROM own o
    WHERE o.department_id IS NULL AND o.shift_id IS NULL AND o.eligible IS NOT NULL
    UNION ALL
    SELECT d.workplace_id, d.day, CASE WHEN d.of_departments THEN 2 ELSE 3 END, d.eligible, d.counted_on, d.source, d.parts FROM division d
  )
  SELECT DISTINCT ON (a.workplace_id, a.day) of_union, a.workplace_id, a.day, a.eligible, a.counted_on, a.source, a.parts
  FROM answer a ORDER BY a.workplace_id, a.day, a.rank;
  EXECUTE format('SET LOCAL app.role = %L', coalesce(was_role, ''));
  EXECUTE format('SET LOCAL app.whole = %L', coalesce(was_whole, ''));
END $$;
