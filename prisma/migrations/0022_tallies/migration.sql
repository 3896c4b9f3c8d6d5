-- Tallies: how many people are listed, are members and stand where, as net changes by place and day, so that no page counts everybody.
-- A day is the sum of all changes up to it. What counts is said in `counted_days` (0021: who is a member) and `tally_steps` (all else).

-- Many rows may say the same place and day: a writer only adds, so that those who write at one workplace never wait for each other.
-- A job folds them into one, and into the sums of `tally_month`.
CREATE TABLE tally (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  workplace_id uuid NOT NULL,
  day date NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  department_id uuid,
  shift_id uuid,
  listed integer NOT NULL,
  members integer NOT NULL,
  level1 integer NOT NULL,
  level2 integer NOT NULL,
  level3 integer NOT NULL,
  level4 integer NOT NULL,
  level5 integer NOT NULL,
  -- Members who came from no workplace, and who went to none.
  joined integer NOT NULL,
  departed integer NOT NULL,
  -- Members who were at some workplaces the day before and at others on this one: a row for each of these workplaces.
  moved integer NOT NULL,
  moved_from uuid[] NOT NULL DEFAULT '{}',
  moved_to uuid[] NOT NULL DEFAULT '{}',
  folded boolean NOT NULL DEFAULT false,
  PRIMARY KEY (union_id, workplace_id, day, id)
);
CREATE INDEX tally_day_idx ON tally (union_id, day) WHERE folded;
CREATE INDEX tally_fresh_idx ON tally (union_id, workplace_id, day) WHERE NOT folded;
CREATE INDEX tally_members_idx ON tally (union_id, day, workplace_id) INCLUDE (members, joined, departed, moved)
  WHERE folded AND (members <> 0 OR joined <> 0 OR departed <> 0 OR moved <> 0);

-- What each contact has added to the tallies: what is taken off again when a row of theirs changes.
CREATE TABLE contact_tally (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  contact_id uuid NOT NULL,
  position integer NOT NULL,
  workplace_id uuid NOT NULL,
  day date NOT NULL,
  department_id uuid,
  shift_id uuid,
  listed smallint NOT NULL,
  members smallint NOT NULL,
  level1 smallint NOT NULL,
  level2 smallint NOT NULL,
  level3 smallint NOT NULL,
  level4 smallint NOT NULL,
  level5 smallint NOT NULL,
  joined smallint NOT NULL,
  departed smallint NOT NULL,
  moved smallint NOT NULL,
  moved_from uuid[] NOT NULL DEFAULT '{}',
  moved_to uuid[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (union_id, contact_id, position)
);

-- Of a workplace, the sum of what was folded before a month; 'infinity' is the sum of all.
CREATE TABLE tally_month (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  month date NOT NULL,
  workplace_id uuid NOT NULL,
  listed integer NOT NULL,
  members integer NOT NULL,
  level1 integer NOT NULL,
  level2 integer NOT NULL,
  level3 integer NOT NULL,
  level4 integer NOT NULL,
  level5 integer NOT NULL,
  PRIMARY KEY (union_id, month, workplace_id)
);
CREATE INDEX tally_month_workplace_idx ON tally_month (union_id, workplace_id);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['tally', 'contact_tally', 'tally_month'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY counting ON %I USING (union_id = (SELECT app_union()) AND (SELECT app_role()) = ''system'')', t);
  END LOOP;
END $$;
CREATE POLICY turf ON tally FOR SELECT USING (union_id = (SELECT app_union())
  AND (SELECT app_role()) IN ('admin', 'coordinator', 'organiser', 'observer') AND ((SELECT app_whole())
    OR workplace_id = ANY ((SELECT app_workplaces())::uuid[]) OR department_id = ANY ((SELECT app_departments())::uuid[])));
CREATE POLICY turf ON tally_month FOR SELECT USING (union_id = (SELECT app_union())
  AND (SELECT app_role()) IN ('admin', 'coordinator', 'organiser', 'observer')
  AND ((SELECT app_whole()) OR workplace_id = ANY ((SELECT app_workplaces())::uuid[])));

CREATE TYPE tally_step AS (
  contact_id uuid, workplace_id uuid, day date, department_id uuid, shift_id uuid, listed integer, members integer,
  level1 integer, level2 integer, level3 integer, level4 integer, level5 integer,
  joined integer, departed integer, moved integer, moved_from uuid[], moved_to uuid[]);

-- What these contacts add to the tallies, from their rows as they are now. Listed: from the first day of a job to its last or their
-- death; with two jobs in one workplace the later counts. It stands where the last assessment of the day puts it.
-- One plan a connection, for one contact and for a hundred thousand: where it is planned for one, a nested loop takes hours for many.
CREATE FUNCTION tally_steps(of_union uuid, ids uuid[]) RETURNS SETOF tally_step LANGUAGE plpgsql STABLE
  SET plan_cache_mode = force_generic_plan SET enable_nestloop = off AS $$
DECLARE
  zone text := (SELECT u.time_zone FROM "union" u WHERE u.id = of_union);
BEGIN
  RETURN QUERY
  WITH work AS (
    SELECT j.contact_id, j.workplace_id, j.department_id, j.shift_id, j.id, coalesce(j.started_on, j.recorded_on) AS since,
      least(j.ended_on, c.deceased_on) AS until
    FROM job j LEFT JOIN (
      SELECT d.id, d.deceased_on FROM contact d WHERE d.union_id = of_union AND d.id = ANY (ids) AND d.deceased_on IS NOT NULL
    ) c ON c.id = j.contact_id
    WHERE j.union_id = of_union AND j.contact_id = ANY (ids)
  ), own AS (
    SELECT w.contact_id, w.workplace_id, w.department_id, w.shift_id,
      datemultirange(daterange(w.since, w.until)) - coalesce(range_agg(daterange(w.since, w.until)) OVER (
        PARTITION BY w.contact_id, w.workplace_id ORDER BY w.since DESC, w.id DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
      ), '{}') AS days
    FROM work w WHERE w.until IS NULL OR w.until > w.since
  ), placed AS (
    SELECT o.contact_id, o.workplace_id, o.department_id, o.shift_id, span FROM own o CROSS JOIN LATERAL unnest(o.days) AS span
  ), enlisted AS (
    SELECT m.contact_id, counted_days(m) AS days FROM membership m
    WHERE m.union_id = of_union AND m.contact_id = ANY (ids)
  ), stood AS (
    SELECT a.contact_id, a.level, daterange(a.day, lead(a.day) OVER (PARTITION BY a.contact_id ORDER BY a.assessed_at, a.id)) AS days
    FROM (
      SELECT s.contact_id, s.id, s.level, s.assessed_at, (s.assessed_at AT TIME ZONE zone)::date AS day FROM assessment s
      WHERE s.union_id = of_union AND s.contact_id = ANY (ids) AND s.withdrawn_at IS NULL
    ) a
  ), present AS (
    SELECT p.contact_id, p.workplace_id, p.department_id, p.shift_id, p.span * e.days AS span
    FROM placed p JOIN enlisted e ON e.contact_id = p.contact_id AND e.days && p.span
  ), held AS (
    SELECT h.contact_id, h.workplace_id, span
    FROM (SELECT p.contact_id, p.workplace_id, range_agg(p.span) AS days FROM present p GROUP BY 1, 2) h
    CROSS JOIN LATERAL unnest(h.days) AS span
  ), turn AS (
    SELECT h.contact_id, lower(h.span) AS day FROM held h
    UNION SELECT h.contact_id, upper(h.span) FROM held h WHERE NOT upper_inf(h.span)
  ), passage AS (
    SELECT t.contact_id, t.day, array_agg(h.workplace_id ORDER BY h.workplace_id) FILTER (WHERE h.span @> t.day - 1) AS was,
      array_agg(h.workplace_id ORDER BY h.workplace_id) FILTER (WHERE h.span @> t.day) AS becomes
    FROM turn t JOIN held h ON h.contact_id = t.contact_id GROUP BY 1, 2
  ), edge AS (
    SELECT p.contact_id, p.workplace_id, lower(p.span) AS day, p.department_id, p.shift_id, 1 AS listed, 0 AS members, 0 AS level, 0 AS step,
      0 AS joined, 0 AS departed, 0 AS moved, '{}'::uuid[] AS moved_from, '{}'::uuid[] AS moved_to FROM placed p
    UNION ALL SELECT p.contact_id, p.workplace_id, upper(p.span), p.department_id, p.shift_id, -1, 0, 0, 0, 0, 0, 0, '{}', '{}'
      FROM placed p WHERE NOT upper_inf(p.span)
    UNION ALL SELECT p.contact_id, p.workplace_id, lower(p.span), p.department_id, p.shift_id, 0, 1, 0, 0, 0, 0, 0, '{}', '{}' FROM present p
    UNION ALL SELECT p.contact_id, p.workplace_id, upper(p.span), p.department_id, p.shift_id, 0, -1, 0, 0, 0, 0, 0, '{}', '{}'
      FROM present p WHERE NOT upper_inf(p.span)
    UNION ALL SELECT p.contact_id, p.workplace_id, s.day, p.department_id, p.shift_id, 0, 0, q.level, s.step, 0, 0, 0, '{}', '{}'
      FROM placed p JOIN stood q ON q.contact_id = p.contact_id AND q.days && p.span
      CROSS JOIN LATERAL (VALUES (lower(q.days * p.span), 1), (upper(q.days * p.span), -1)) AS s (day, step) WHERE s.day IS NOT NULL
    UNION ALL SELECT p.contact_id, p.workplace_id, t.day, p.department_id, p.shift_id, 0, 0, 0, 0,
      CASE WHEN t.was IS NULL THEN 1 ELSE 0 END, CASE WHEN t.was IS NULL THEN 0 ELSE 1 END, 0, '{}', '{}'
      FROM passage t JOIN present p ON p.contact_id = t.contact_id
        AND (t.was IS NULL AND cardinality(t.becomes) = 1 AND p.workplace_id = t.becomes[1] AND p.span @> t.day
          OR t.becomes IS NULL AND cardinality(t.was) = 1 AND p.workplace_id = t.was[1] AND p.span @> t.day - 1)
    UNION ALL SELECT t.contact_id, w.id, t.day, NULL, NULL, 0, 0, 0, 0, 0, 0, 1, coalesce(t.was, '{}'), coalesce(t.becomes, '{}')
      FROM passage t CROSS JOIN LATERAL (SELECT DISTINCT x FROM unnest(t.was || t.becomes) AS x) AS w (id)
      WHERE NOT (t.was IS NULL AND cardinality(t.becomes) = 1 OR t.becomes IS NULL AND cardinality(t.was) = 1)
  )
  SELECT e.contact_id, e.workplace_id, e.day, e.department_id, e.shift_id, sum(e.listed)::int, sum(e.members)::int,
    coalesce(sum(e.step) FILTER (WHERE e.level = 1), 0)::int, coalesce(sum(e.step) FILTER (WHERE e.level = 2), 0)::int,
    coalesce(sum(e.step) FILTER (WHERE e.level = 3), 0)::int, coalesce(sum(e.step) FILTER (WHERE e.level = 4), 0)::int,
    coalesce(sum(e.step) FILTER (WHERE e.level = 5), 0)::int,
    sum(e.joined)::int, sum(e.departed)::int, sum(e.moved)::int, e.moved_from, e.moved_to
  FROM edge e GROUP BY e.contact_id, e.workplace_id, e.day, e.department_id, e.shift_id, e.moved_from, e.moved_to
  HAVING sum(e.listed) <> 0 OR sum(e.members) <> 0 OR sum(e.joined) <> 0 OR sum(e.departed) <> 0 OR sum(e.moved) <> 0
    OR coalesce(sum(e.step) FILTER (WHERE e.level = 1), 0) <> 0 OR coalesce(sum(e.step) FILTER (WHERE e.level = 2), 0) <> 0
    OR coalesce(sum(e.step) FILTER (WHERE e.level = 3), 0) <> 0 OR coalesce(sum(e.step) FILTER (WHERE e.level = 4), 0) <> 0
    OR coalesce(sum(e.step) FILTER (WHERE e.level = 5), 0) <> 0;
END $$;

-- Sets right what these contacts have added to the tallies: by the difference, so that twice is once.
CREATE FUNCTION tally_contacts(of_union uuid, ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  was_role text := current_setting('app.role', true);
  was_whole text := current_setting('app.whole', true);
  steps tally_step[];
BEGIN
  -- For the tallies of others than the user's turf, as refresh_present_day does.
  SET LOCAL app.role = 'system';
  SET LOCAL app.whole = 'on';
  IF cardinality(ids) > 20 THEN
    ids := ARRAY(SELECT x FROM unnest(ids) AS x WHERE EXISTS (SELECT 1 FROM job j WHERE j.union_id = of_union AND j.contact_id = x)
      OR EXISTS (SELECT 1 FROM contact_tally t WHERE t.union_id = of_union AND t.contact_id = x));
  END IF;
  -- Who changes another row of the same contact waits here and then counts what this one wrote too.
  PERFORM 1 FROM contact c WHERE c.union_id = of_union AND c.id = ANY (ids) ORDER BY c.id FOR NO KEY UPDATE;
  steps := ARRAY(SELECT s FROM tally_steps(of_union, ids) s);
  INSERT INTO tally (union_id, workplace_id, day, department_id, shift_id, listed, members, level1, level2, level3, level4, level5,
    joined, departed, moved, moved_from, moved_to)
  SELECT of_union, x.workplace_id, x.day, x.department_id, x.shift_id, sum(x.sign * x.listed), sum(x.sign * x.members),
    sum(x.sign * x.level1), sum(x.sign * x.level2), sum(x.sign * x.level3), sum(x.sign * x.level4), sum(x.sign * x.level5),
    sum(x.sign * x.joined), sum(x.sign * x.departed), sum(x.sign * x.moved), x.moved_from, x.moved_to
  FROM (
    SELECT 1 AS sign, s.workplace_id, s.day, s.department_id, s.shift_id, s.listed, s.members, s.level1, s.level2, s.level3, s.level4, s.level5,
      s.joined, s.departed, s.moved, s.moved_from, s.moved_to FROM unnest(steps) s
    UNION ALL
    SELECT -1, t.workplace_id, t.day, t.department_id, t.shift_id, t.listed, t.members, t.level1, t.level2, t.level3, t.level4, t.level5,
      t.joined, t.departed, t.moved, t.moved_from, t.moved_to FROM contact_tally t WHERE t.union_id = of_union AND t.contact_id = ANY (ids)
  ) x
  GROUP BY x.workplace_id, x.day, x.department_id, x.shift_id, x.moved_from, x.moved_to
  HAVING sum(x.sign * x.listed) <> 0 OR sum(x.sign * x.members) <> 0 OR sum(x.sign * x.level1) <> 0 OR sum(x.sign * x.level2) <> 0
    OR sum(x.sign * x.level3) <> 0 OR sum(x.sign * x.level4) <> 0 OR sum(x.sign * x.level5) <> 0
    OR sum(x.sign * x.joined) <> 0 OR sum(x.sign * x.departed) <> 0 OR sum(x.sign * x.moved) <> 0;
  -- Of several contacts one may have taken another's place.
  IF FOUND OR cardinality(ids) > 1 THEN
    DELETE FROM contact_tally t WHERE t.union_id = of_union AND t.contact_id = ANY (ids);
    INSERT INTO contact_tally (union_id, contact_id, position, workplace_id, day, department_id, shift_id, listed, members,
      level1, level2, level3, level4, level5, joined, departed, moved, moved_from, moved_to)
    SELECT of_union, s.contact_id, row_number() OVER (PARTITION BY s.contact_id), s.workplace_id, s.day, s.department_id, s.shift_id,
      s.listed, s.members, s.level1, s.level2, s.level3, s.level4, s.level5, s.joined, s.departed, s.moved, s.moved_from, s.moved_to
    FROM unnest(steps) s;
  END IF;
  EXECUTE format('SET LOCAL app.role = %L', coalesce(was_role, ''));
  EXECUTE format('SET LOCAL app.whole = %L', coalesce(was_whole, ''));
END $$;

-- After each statement that changed a job, a membership or an assessment, whoever wrote it: the form, an import, an undo, a merge.
CREATE FUNCTION tally_rows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched record;
BEGIN
  IF TG_OP = 'INSERT' THEN
    FOR touched IN SELECT c.union_id, array_agg(DISTINCT c.contact_id) AS ids FROM came c GROUP BY 1 LOOP
      PERFORM tally_contacts(touched.union_id, touched.ids);
    END LOOP;
  ELSIF TG_OP = 'DELETE' THEN
    FOR touched IN SELECT g.union_id, array_agg(DISTINCT g.contact_id) AS ids FROM gone g GROUP BY 1 LOOP
      PERFORM tally_contacts(touched.union_id, touched.ids);
    END LOOP;
  ELSE
    FOR touched IN SELECT x.union_id, array_agg(DISTINCT x.contact_id) AS ids FROM (
      (SELECT * FROM gone EXCEPT SELECT * FROM came) UNION ALL (SELECT * FROM came EXCEPT SELECT * FROM gone)) x GROUP BY 1
    LOOP
      PERFORM tally_contacts(touched.union_id, touched.ids);
    END LOOP;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION tally_death() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tally_contacts(NEW.union_id, ARRAY[NEW.id]);
  RETURN NULL;
END $$;

-- Adds what is missing between the tallies and what the contacts have added, and says of how many places and days that was.
CREATE FUNCTION settle_tallies(of_union uuid) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  settled integer;
BEGIN
  INSERT INTO tally (union_id, workplace_id, day, department_id, shift_id, listed, members, level1, level2, level3, level4, level5,
    joined, departed, moved, moved_from, moved_to)
  SELECT of_union, x.workplace_id, x.day, x.department_id, x.shift_id, sum(x.listed), sum(x.members),
    sum(x.level1), sum(x.level2), sum(x.level3), sum(x.level4), sum(x.level5), sum(x.joined), sum(x.departed), sum(x.moved), x.moved_from, x.moved_to
  FROM (
    SELECT t.workplace_id, t.day, t.department_id, t.shift_id, t.listed, t.members, t.level1, t.level2, t.level3, t.level4, t.level5,
      t.joined, t.departed, t.moved, t.moved_from, t.moved_to FROM contact_tally t WHERE t.union_id = of_union
    UNION ALL
    SELECT t.workplace_id, t.day, t.department_id, t.shift_id, -t.listed, -t.members, -t.level1, -t.level2, -t.level3, -t.level4, -t.level5,
      -t.joined, -t.departed, -t.moved, t.moved_from, t.moved_to FROM tally t WHERE t.union_id = of_union
  ) x
  GROUP BY x.workplace_id, x.day, x.department_id, x.shift_id, x.moved_from, x.moved_to
  HAVING sum(x.listed) <> 0 OR sum(x.members) <> 0 OR sum(x.level1) <> 0 OR sum(x.level2) <> 0 OR sum(x.level3) <> 0
    OR sum(x.level4) <> 0 OR sum(x.level5) <> 0 OR sum(x.joined) <> 0 OR sum(x.departed) <> 0 OR sum(x.moved) <> 0
  ORDER BY x.day, x.workplace_id;
  GET DIAGNOSTICS settled = ROW_COUNT;
  RETURN settled;
END $$;

-- One row for each place and day, and the sums by month of the workplaces that have changed; of all when a month has begun. A reader
-- sees the sums before or after: both are the same.
CREATE FUNCTION fold_tallies(of_union uuid, today date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  this_month date := date_trunc('month', today)::date;
  places uuid[];
  taken uuid[];
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('fold_tallies ' || of_union, 0));
  IF EXISTS (SELECT 1 FROM tally_month m WHERE m.union_id = of_union AND m.month = this_month) THEN
    places := ARRAY(SELECT DISTINCT t.workplace_id FROM tally t WHERE t.union_id = of_union AND NOT t.folded);
  ELSE
    places := ARRAY(SELECT DISTINCT t.workplace_id FROM tally t WHERE t.union_id = of_union);
  END IF;
  IF cardinality(places) = 0 THEN
    RETURN 0;
  END IF;
  taken := ARRAY(SELECT t.id FROM tally t WHERE t.union_id = of_union AND t.workplace_id = ANY (places) AND EXISTS (
    SELECT 1 FROM tally f WHERE f.union_id = of_union AND f.workplace_id = t.workplace_id AND f.day = t.day AND NOT f.folded));
  INSERT INTO tally (union_id, workplace_id, day, department_id, shift_id, listed, members, level1, level2, level3, level4, level5,
    joined, departed, moved, moved_from, moved_to, folded)
  SELECT of_union, t.workplace_id, t.day, t.department_id, t.shift_id, sum(t.listed), sum(t.members), sum(t.level1), sum(t.level2), sum(t.level3),
    sum(t.level4), sum(t.level5), sum(t.joined), sum(t.departed), sum(t.moved), t.moved_from, t.moved_to, true
  FROM tally t JOIN unnest(taken) AS r (id) ON r.id = t.id WHERE t.union_id = of_union AND t.workplace_id = ANY (places)
  GROUP BY t.workplace_id, t.day, t.department_id, t.shift_id, t.moved_from, t.moved_to
  HAVING sum(t.listed) <> 0 OR sum(t.members) <> 0 OR sum(t.level1) <> 0 OR sum(t.level2) <> 0 OR sum(t.level3) <> 0
    OR sum(t.level4) <> 0 OR sum(t.level5) <> 0 OR sum(t.joined) <> 0 OR sum(t.departed) <> 0 OR sum(t.moved) <> 0
  ORDER BY t.day, t.workplace_id;
  DELETE FROM tally t USING unnest(taken) AS r (id) WHERE t.union_id = of_union AND t.workplace_id = ANY (places) AND t.id = r.id;
  DELETE FROM tally_month m WHERE m.union_id = of_union AND m.workplace_id = ANY (places);
  INSERT INTO tally_month (union_id, month, workplace_id, listed, members, level1, level2, level3, level4, level5)
  SELECT of_union, m.month, m.workplace_id, m.listed, m.members, m.level1, m.level2, m.level3, m.level4, m.level5
  FROM (
    SELECT g.month, c.workplace_id, sum(c.listed) AS listed, sum(c.members) AS members, sum(c.level1) AS level1, sum(c.level2) AS level2,
      sum(c.level3) AS level3, sum(c.level4) AS level4, sum(c.level5) AS level5
    FROM (
      SELECT b.workplace_id, b.month, sum(b.listed) OVER w AS listed, sum(b.members) OVER w AS members, sum(b.level1) OVER w AS level1,
        sum(b.level2) OVER w AS level2, sum(b.level3) OVER w AS level3, sum(b.level4) OVER w AS level4, sum(b.level5) OVER w AS level5,
        lead(b.month) OVER w AS next
      FROM (
        -- What changed before the first month that is kept, and in each after it.
        SELECT t.workplace_id, greatest(date_trunc('month', t.day) + interval '1 month', this_month - interval '6 years')::date AS month,
          sum(t.listed) AS listed, sum(t.members) AS members, sum(t.level1) AS level1, sum(t.level2) AS level2, sum(t.level3) AS level3,
          sum(t.level4) AS level4, sum(t.level5) AS level5
        FROM tally t WHERE t.union_id = of_union AND t.workplace_id = ANY (places) AND t.folded GROUP BY 1, 2
      ) b WINDOW w AS (PARTITION BY b.workplace_id ORDER BY b.month)
    ) c
    CROSS JOIN LATERAL (
      SELECT s::date AS month FROM generate_series(c.month, least(c.next - interval '1 month', this_month), interval '1 month') s
      UNION ALL SELECT 'infinity'::date WHERE c.next IS NULL
    ) g
    GROUP BY 1, 2
  ) m;
  RETURN cardinality(taken);
END $$;

-- Counts a union from the beginning, while nobody else writes in it: in a migration, after rows came in with the triggers off.
CREATE FUNCTION count_tallies(of_union uuid, today date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  chunk uuid[];
  last_id uuid := '00000000-0000-0000-0000-000000000000';
BEGIN
  DELETE FROM contact_tally t WHERE t.union_id = of_union;
  LOOP
    chunk := ARRAY(SELECT DISTINCT j.contact_id FROM job j WHERE j.union_id = of_union AND j.contact_id > last_id ORDER BY 1 LIMIT 5000);
    EXIT WHEN cardinality(chunk) = 0;
    last_id := chunk[cardinality(chunk)];
    INSERT INTO contact_tally (union_id, contact_id, position, workplace_id, day, department_id, shift_id, listed, members,
      level1, level2, level3, level4, level5, joined, departed, moved, moved_from, moved_to)
    SELECT of_union, s.contact_id, row_number() OVER (PARTITION BY s.contact_id), s.workplace_id, s.day, s.department_id, s.shift_id,
      s.listed, s.members, s.level1, s.level2, s.level3, s.level4, s.level5, s.joined, s.departed, s.moved, s.moved_from, s.moved_to
    FROM tally_steps(of_union, chunk) s;
  END LOOP;
  PERFORM settle_tallies(of_union);
  PERFORM fold_tallies(of_union, today);
END $$;

DO $$
DECLARE
  u record;
BEGIN
  FOR u IN SELECT * FROM every_union() LOOP
    EXECUTE format('SET LOCAL app.union_id = %L', u.id);
    SET LOCAL app.role = 'system';
    SET LOCAL app.whole = 'on';
    PERFORM count_tallies(u.id, (now() AT TIME ZONE u.time_zone)::date);
  END LOOP;
  SET LOCAL app.union_id = '';
  SET LOCAL app.role = '';
  SET LOCAL app.whole = '';
END $$;

CREATE TRIGGER job_tally_insert AFTER INSERT ON job REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION tally_rows();
CREATE TRIGGER job_tally_update AFTER UPDATE ON job REFERENCING OLD TABLE AS gone NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION tally_rows();
CREATE TRIGGER job_tally_delete AFTER DELETE ON job REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION tally_rows();
CREATE TRIGGER membership_tally_insert AFTER INSERT ON membership REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION tally_rows();
CREATE TRIGGER membership_tally_update AFTER UPDATE ON membership REFERENCING OLD TABLE AS gone NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION tally_rows();
CREATE TRIGGER membership_tally_delete AFTER DELETE ON membership REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION tally_rows();
CREATE TRIGGER assessment_tally_insert AFTER INSERT ON assessment REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION tally_rows();
CREATE TRIGGER assessment_tally_update AFTER UPDATE ON assessment REFERENCING OLD TABLE AS gone NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION tally_rows();
CREATE TRIGGER assessment_tally_delete AFTER DELETE ON assessment REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION tally_rows();
CREATE TRIGGER contact_tally_death AFTER UPDATE OF deceased_on ON contact FOR EACH ROW
  WHEN (OLD.deceased_on IS DISTINCT FROM NEW.deceased_on) EXECUTE FUNCTION tally_death();
