-- What is logged all day is one assessment of one contact, newer than all others, of somebody whose job goes on: for it the tallies change
-- in one place and on one day, and nothing has to be counted anew. True where that was so; where it was not, nothing was written.
CREATE FUNCTION tally_newest(of_union uuid, of_contact uuid, of_assessment uuid) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  was_role text := current_setting('app.role', true);
  was_whole text := current_setting('app.whole', true);
  told record;
  here record;
  done boolean := false;
BEGIN
  SET LOCAL app.role = 'system';
  SET LOCAL app.whole = 'on';
  PERFORM 1 FROM contact c WHERE c.union_id = of_union AND c.id = of_contact FOR NO KEY UPDATE;
  SELECT a.level, (a.assessed_at AT TIME ZONE u.time_zone)::date AS day INTO told
  FROM assessment a JOIN "union" u ON u.id = of_union
  WHERE a.union_id = of_union AND a.id = of_assessment AND a.withdrawn_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM assessment n WHERE n.union_id = of_union AND n.contact_id = of_contact AND n.withdrawn_at IS NULL
      AND n.assessed_at >= a.assessed_at AND (n.assessed_at, n.id) > (a.assessed_at, a.id));
  -- At one place, and nothing on that day or after it.
  SELECT (array_agg(t.workplace_id))[1] AS workplace_id, (array_agg(t.department_id))[1] AS department_id, (array_agg(t.shift_id))[1] AS shift_id,
    count(DISTINCT (t.workplace_id, t.department_id, t.shift_id)) = 1 AND sum(t.listed) = 1 AND sum(t.moved) = 0 AND max(t.day) < told.day AS plain,
    ARRAY[sum(t.level1), sum(t.level2), sum(t.level3), sum(t.level4), sum(t.level5)]::int[] AS stood, max(t.position) AS position INTO here
  FROM contact_tally t WHERE t.union_id = of_union AND t.contact_id = of_contact;
  IF told.level IS NOT NULL AND here.plain THEN
    done := true;
    IF here.stood[told.level] = 0 THEN
      INSERT INTO tally (union_id, workplace_id, day, department_id, shift_id, listed, members, level1, level2, level3, level4, level5, joined, departed, moved)
      VALUES (of_union, here.workplace_id, told.day, here.department_id, here.shift_id, 0, 0,
        (told.level = 1)::int - here.stood[1], (told.level = 2)::int - here.stood[2], (told.level = 3)::int - here.stood[3],
        (told.level = 4)::int - here.stood[4], (told.level = 5)::int - here.stood[5], 0, 0, 0);
      INSERT INTO contact_tally (union_id, contact_id, position, workplace_id, day, department_id, shift_id, listed, members,
        level1, level2, level3, level4, level5, joined, departed, moved)
      VALUES (of_union, of_contact, here.position + 1, here.workplace_id, told.day, here.department_id, here.shift_id, 0, 0,
        (told.level = 1)::int - here.stood[1], (told.level = 2)::int - here.stood[2], (told.level = 3)::int - here.stood[3],
        (told.level = 4)::int - here.stood[4], (told.level = 5)::int - here.stood[5], 0, 0, 0);
    END IF;
  END IF;
  EXECUTE format('SET LOCAL app.role = %L', coalesce(was_role, ''));
  EXECUTE format('SET LOCAL app.whole = %L', coalesce(was_whole, ''));
  RETURN done;
END $$;

CREATE FUNCTION tally_assessed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  one record;
  touched record;
BEGIN
  SELECT min(c.union_id::text)::uuid AS union_id, min(c.contact_id::text)::uuid AS contact_id, min(c.id::text)::uuid AS id, count(*) AS rows
  INTO one FROM came c;
  IF one.rows = 1 AND tally_newest(one.union_id, one.contact_id, one.id) THEN
    RETURN NULL;
  END IF;
  FOR touched IN SELECT c.union_id, array_agg(DISTINCT c.contact_id) AS ids FROM came c GROUP BY 1 LOOP
    PERFORM tally_contacts(touched.union_id, touched.ids);
  END LOOP;
  RETURN NULL;
END $$;

DROP TRIGGER assessment_tally_insert ON assessment;
CREATE TRIGGER assessment_tally_insert AFTER INSERT ON assessment REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION tally_assessed();
