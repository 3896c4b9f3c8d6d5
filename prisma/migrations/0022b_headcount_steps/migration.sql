-- How many workers of a workplace may become members, from which day: what its headcounts say, ready to read. The rule is that of
-- density/headcount-book.ts for a whole workplace; a test holds the two together.

CREATE TABLE headcount_step (
  union_id uuid NOT NULL,
  workplace_id uuid NOT NULL,
  from_day date NOT NULL,
  eligible integer NOT NULL,
  -- Of a sum: the oldest of its parts, and no source where they come from several.
  counted_on date NOT NULL,
  source headcount_source,
  parts integer NOT NULL,
  PRIMARY KEY (union_id, workplace_id, from_day),
  FOREIGN KEY (union_id, workplace_id) REFERENCES workplace (union_id, id) ON DELETE CASCADE
);
ALTER TABLE headcount_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE headcount_step FORCE ROW LEVEL SECURITY;
CREATE POLICY counting ON headcount_step USING (union_id = (SELECT app_union()) AND (SELECT app_role()) = 'system');
CREATE POLICY turf ON headcount_step FOR SELECT USING (union_id = (SELECT app_union())
  AND (SELECT app_role()) IN ('admin', 'coordinator', 'organiser', 'observer')
  AND ((SELECT app_whole()) OR workplace_id = ANY ((SELECT app_workplaces())::uuid[])));

-- The newest record of a place at or before a day counts; without one the sum of its departments, else of its shifts, where each has one.
CREATE FUNCTION settle_headcounts(of_union uuid, ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  was_role text := current_setting('app.role', true);
  was_whole text := current_setting('app.whole', true);
BEGIN
  SET LOCAL app.role = 'system';
  SET LOCAL app.whole = 'on';
  PERFORM 1 FROM workplace w WHERE w.union_id = of_union AND w.id = ANY (ids) ORDER BY w.id FOR NO KEY UPDATE;
  DELETE FROM headcount_step s WHERE s.union_id = of_union AND s.workplace_id = ANY (ids);
  INSERT INTO headcount_step (union_id, workplace_id, from_day, eligible, counted_on, source, parts)
  WITH record AS (
    SELECT DISTINCT ON (h.workplace_id, h.department_id, h.shift_id, h.counted_on)
      h.workplace_id, h.department_id, h.shift_id, h.counted_on, h.eligible, h.source
    FROM headcount h WHERE h.union_id = of_union AND h.workplace_id = ANY (ids) AND h.withdrawn_at IS NULL
    ORDER BY h.workplace_id, h.department_id, h.shift_id, h.counted_on, h.recorded_at DESC, h.id DESC
  ), moment AS (
    SELECT r.workplace_id, r.counted_on AS day, bool_or(r.department_id IS NOT NULL OR r.shift_id IS NOT NULL) OVER (PARTITION BY r.workplace_id) AS parted
    FROM record r
  ), instant AS (
    SELECT DISTINCT m.workplace_id, m.day, m.parted FROM moment m
  ), node AS (
    SELECT i.workplace_id, i.day, NULL::uuid AS department_id, NULL::uuid AS shift_id FROM instant i
    UNION ALL SELECT i.workplace_id, i.day, d.id, NULL FROM instant i
      JOIN department d ON d.union_id = of_union AND d.workplace_id = i.workplace_id WHERE i.parted
    UNION ALL SELECT i.workplace_id, i.day, NULL, s.id FROM instant i
      JOIN shift s ON s.union_id = of_union AND s.workplace_id = i.workplace_id WHERE i.parted
    UNION ALL SELECT i.workplace_id, i.day, d.id, s.id FROM instant i
      JOIN department d ON d.union_id = of_union AND d.workplace_id = i.workplace_id
      JOIN shift s ON s.union_id = of_union AND s.workplace_id = i.workplace_id WHERE i.parted
  ), own AS (
    SELECT n.workplace_id, n.day, n.department_id, n.shift_id, o.eligible, o.counted_on, o.source,
      CASE WHEN o.eligible IS NOT NULL THEN 1 END AS parts
    FROM node n LEFT JOIN LATERAL (
      SELECT r.eligible, r.counted_on, r.source FROM record r
      WHERE r.workplace_id = n.workplace_id AND r.department_id IS NOT DISTINCT FROM n.department_id
        AND r.shift_id IS NOT DISTINCT FROM n.shift_id AND r.counted_on <= n.day
      ORDER BY r.counted_on DESC LIMIT 1
    ) o ON true
  ), part AS (
    SELECT o.workplace_id, o.day, o.department_id IS NOT NULL AS of_departments, o.department_id, o.shift_id,
      coalesce(o.eligible, c.eligible) AS eligible, CASE WHEN o.eligible IS NULL THEN c.counted_on ELSE o.counted_on END AS counted_on,
      CASE WHEN o.eligible IS NULL THEN c.source ELSE o.source END AS source, coalesce(o.parts, c.parts) AS parts
    FROM own o
    LEFT JOIN LATERAL (
      SELECT sum(x.eligible) AS eligible, min(x.counted_on) AS counted_on,
        CASE WHEN count(x.source) = count(*) AND min(x.source) = max(x.source) THEN min(x.source) END AS source, sum(x.parts) AS parts
      FROM own x WHERE x.workplace_id = o.workplace_id AND x.day = o.day AND x.department_id IS NOT NULL AND x.shift_id IS NOT NULL
        AND (x.department_id = o.department_id OR x.shift_id = o.shift_id)
      HAVING count(*) = count(x.eligible)
    ) c ON true
    WHERE (o.department_id IS NULL) <> (o.shift_id IS NULL)
  ), division AS (
    SELECT p.workplace_id, p.day, p.of_departments, sum(p.eligible) AS eligible, min(p.counted_on) AS counted_on,
      CASE WHEN count(p.source) = count(*) AND min(p.source) = max(p.source) THEN min(p.source) END AS source, sum(p.parts) AS parts
    FROM part p GROUP BY 1, 2, 3 HAVING count(*) = count(p.eligible)
  ), whole AS (
    SELECT DISTINCT ON (o.workplace_id, o.day) o.workplace_id, o.day, coalesce(o.eligible, d.eligible) AS eligible,
      CASE WHEN o.eligible IS NULL THEN d.counted_on ELSE o.counted_on END AS counted_on,
      CASE WHEN o.eligible IS NULL THEN d.source ELSE o.source END AS source, coalesce(o.parts, d.parts) AS parts
    FROM own o LEFT JOIN division d ON d.workplace_id = o.workplace_id AND d.day = o.day
    WHERE o.department_id IS NULL AND o.shift_id IS NULL
    ORDER BY o.workplace_id, o.day, d.of_departments DESC NULLS LAST
  )
  SELECT of_union, w.workplace_id, w.day, w.eligible, w.counted_on, w.source, w.parts FROM whole w WHERE w.eligible IS NOT NULL;
  EXECUTE format('SET LOCAL app.role = %L', coalesce(was_role, ''));
  EXECUTE format('SET LOCAL app.whole = %L', coalesce(was_whole, ''));
END $$;

CREATE FUNCTION headcount_rows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched record;
BEGIN
  IF TG_OP <> 'DELETE' THEN
    FOR touched IN SELECT c.union_id, array_agg(DISTINCT c.workplace_id) AS ids FROM came c GROUP BY 1 LOOP
      PERFORM settle_headcounts(touched.union_id, touched.ids);
    END LOOP;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    FOR touched IN SELECT g.union_id, array_agg(DISTINCT g.workplace_id) AS ids FROM gone g GROUP BY 1 LOOP
      PERFORM settle_headcounts(touched.union_id, touched.ids);
    END LOOP;
  END IF;
  RETURN NULL;
END $$;
-- A new department without a headcount makes the sum of all departments unknown: only where headcounts are by part.
CREATE FUNCTION layout_rows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched record;
BEGIN
  IF TG_OP = 'INSERT' THEN
    FOR touched IN SELECT c.union_id, array_agg(DISTINCT c.workplace_id) AS ids FROM came c WHERE EXISTS (
      SELECT 1 FROM headcount h WHERE h.union_id = c.union_id AND h.workplace_id = c.workplace_id) GROUP BY 1
    LOOP
      PERFORM settle_headcounts(touched.union_id, touched.ids);
    END LOOP;
  ELSE
    FOR touched IN SELECT g.union_id, array_agg(DISTINCT g.workplace_id) AS ids FROM gone g WHERE EXISTS (
      SELECT 1 FROM headcount h WHERE h.union_id = g.union_id AND h.workplace_id = g.workplace_id) GROUP BY 1
    LOOP
      PERFORM settle_headcounts(touched.union_id, touched.ids);
    END LOOP;
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE
  u record;
BEGIN
  FOR u IN SELECT * FROM every_union() LOOP
    EXECUTE format('SET LOCAL app.union_id = %L', u.id);
    SET LOCAL app.role = 'system';
    SET LOCAL app.whole = 'on';
    PERFORM settle_headcounts(u.id, ARRAY(SELECT DISTINCT h.workplace_id FROM headcount h WHERE h.union_id = u.id));
  END LOOP;
  SET LOCAL app.union_id = '';
  SET LOCAL app.role = '';
  SET LOCAL app.whole = '';
END $$;

CREATE TRIGGER headcount_step_insert AFTER INSERT ON headcount REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION headcount_rows();
CREATE TRIGGER headcount_step_update AFTER UPDATE ON headcount REFERENCING OLD TABLE AS gone NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION headcount_rows();
CREATE TRIGGER headcount_step_delete AFTER DELETE ON headcount REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION headcount_rows();
CREATE TRIGGER department_layout_insert AFTER INSERT ON department REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION layout_rows();
CREATE TRIGGER department_layout_delete AFTER DELETE ON department REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION layout_rows();
CREATE TRIGGER shift_layout_insert AFTER INSERT ON shift REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION layout_rows();
CREATE TRIGGER shift_layout_delete AFTER DELETE ON shift REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION layout_rows();
