-- Lists and searches of contacts in a union of any size.

-- The order of a list is the order of an index, also where a contact has no conversation or assessment: NULL as a value, so that the
-- next page is one comparison. CASE and not coalesce: row security takes coalesce for something that could leak a row.
DROP INDEX contact_last_conversation_idx;
CREATE INDEX contact_last_conversation_idx ON contact (union_id, (CASE WHEN last_conversation_at IS NULL THEN '-infinity'::timestamptz ELSE last_conversation_at END), id);
DROP INDEX contact_assessment_idx;
CREATE INDEX contact_assessment_idx ON contact (union_id, (CASE WHEN assessment IS NULL THEN 9 ELSE assessment::int END), name, id);
-- Who waited longest of an assessment, for suggestions.
CREATE INDEX contact_waiting_idx ON contact (union_id, (CASE WHEN assessment IS NULL THEN 9 ELSE assessment::int END), last_contact_at NULLS FIRST, id);
CREATE INDEX contact_supporter_idx ON contact (union_id, assessed_at, id) WHERE assessment = 2;
-- Who stands beside a contact.
CREATE INDEX contact_activist_idx ON contact (union_id, workplace_id, department_id, shift_id, assessed_at DESC, id) WHERE assessment = 1;
-- A contact without a workplace is in the turf of the user who added it.
CREATE INDEX contact_unplaced_idx ON contact (union_id, created_by) WHERE workplace_id IS NULL;

-- By the beginning of a name, in the whole union and in a workplace. text_pattern_ops: in every collation.
DROP INDEX contact_namesake_idx;
CREATE INDEX contact_namesake_idx ON contact (union_id, search_text text_pattern_ops, workplace_id) INCLUDE (id);
CREATE INDEX contact_workplace_name_idx ON contact (union_id, workplace_id, search_text text_pattern_ops) INCLUDE (id);

-- The contacts of the user's turf whose name has all these words, the nearest first and `most` of them at most. Row security lets no
-- comparison by a part of a text use an index; with the owner's rights this function may, and puts union, role and turf of the policy
-- of contact into its own condition. `near`: words that are spelt alike. The other arguments narrow like the filter of a list. `cut`:
-- there are more, which were not looked for.
CREATE FUNCTION find_contacts(words text[], whole_words text[], near boolean, most int, place uuid, part uuid, at_shift uuid,
  member boolean, levels int[], quiet_since timestamptz, living boolean
) RETURNS TABLE (id uuid, nearness int, cut boolean) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  beginning text := CASE WHEN cardinality(whole_words) = 0 THEN array_to_string(words, ' ') END;
  has_words text := find_contacts_words(words, whole_words);
  filter text;
  scopes text[];
  seen text;
  found int := 0;
  probed uuid[];
  -- A page.
  enough int := 51;
  least_alike text;
BEGIN
  IF app_union() IS NULL OR app_role() = 'observer' OR cardinality(words) + cardinality(whole_words) = 0 THEN
    RETURN;
  END IF;
  filter := concat(
    format('c.union_id = %L AND c.erased_on IS NULL', app_union()),
    ' AND c.workplace_id = ' || quote_literal(place), ' AND c.department_id = ' || quote_literal(part),
    ' AND c.shift_id = ' || quote_literal(at_shift), ' AND c.is_member = ' || quote_literal(member),
    ' AND CASE WHEN c.assessment IS NULL THEN 9 ELSE c.assessment::int END = ANY (' || quote_literal(levels) || ')',
    ' AND coalesce(c.last_conversation_at, ''-infinity'') < ' || quote_literal(quiet_since),
    CASE WHEN living THEN ' AND c.deceased_on IS NULL' END);
  scopes := CASE WHEN app_whole() THEN ARRAY['true'] ELSE ARRAY[
    format('c.workplace_id = ANY (%L::uuid[])', app_workplaces()),
    format('c.department_id = ANY (%L::uuid[]) AND c.workplace_id = ANY (%L::uuid[]) AND c.workplace_id <> ALL (%L::uuid[])',
      app_departments(), app_seen_workplaces(), app_workplaces()),
    format('c.workplace_id IS NULL AND c.created_by = %L', app_user())] END;
  seen := (SELECT string_agg(format('SELECT c.id, c.search_text FROM contact c WHERE %s AND %s AND (#)', filter, scope), ' UNION ALL ') FROM unnest(scopes) scope);

  IF near THEN
    FOREACH least_alike IN ARRAY ARRAY['0.7', '0.5'] LOOP
      PERFORM set_config('pg_trgm.word_similarity_threshold', least_alike, true);
      RETURN QUERY EXECUTE format(
        'SELECT s.id, %s AS nearness, false FROM (SELECT * FROM (%s) q LIMIT %s) s ORDER BY nearness, s.search_text USING ~<~',
        (SELECT string_agg(format('round((1 - word_similarity(%L, s.search_text)) * 1000)::int', word), ' + ') FROM unnest(words) word),
        replace(seen, '#', (SELECT string_agg(CASE WHEN length(word) > 2 THEN format('c.search_text %%> %L', word)
          ELSE find_contacts_words(ARRAY[word], '{}') END, ' AND ') FROM unnest(words) word)), most);
      GET DIAGNOSTICS found = ROW_COUNT;
      EXIT WHEN found > 0;
    END LOOP;
    RETURN;
  END IF;

  IF beginning IS NOT NULL THEN
    RETURN QUERY EXECUTE format('SELECT q.id, 0, false FROM (%s) q ORDER BY q.search_text USING ~<~ LIMIT %s',
      replace(seen, '#', format('c.search_text ~>=~ %L AND c.search_text ~<~ %L', beginning, beginning || U&'\+10FFFF')), most);
    GET DIAGNOSTICS found = ROW_COUNT;
    IF found >= most THEN
      RETURN;
    END IF;
    has_words := format('%s AND NOT starts_with(c.search_text, %L)', has_words, beginning);
  END IF;
  -- Of a frequent name the index on parts has a hundred thousand: enough of them stand among the first names of the union.
  IF app_whole() AND most > enough THEN
    EXECUTE format(
      'SELECT array_agg(c.id) FROM (SELECT f.id FROM (
         SELECT c.id, c.search_text FROM contact c WHERE c.union_id = %L ORDER BY c.search_text USING ~<~ LIMIT 5000
       ) f, LATERAL (SELECT f.search_text) c WHERE %s LIMIT %s) m JOIN contact c ON c.id = m.id WHERE %s', app_union(), has_words, most, filter) INTO probed;
    IF cardinality(probed) >= enough THEN
      RETURN QUERY SELECT f.id, 1, true FROM unnest(probed) f (id) LIMIT most - found;
      RETURN;
    END IF;
  END IF;
  RETURN QUERY EXECUTE format('SELECT q.id, 1, false FROM (%s) q LIMIT %s', replace(seen, '#', has_words), most - found);
END $$;

-- A condition on the contact c: each word begins a word of its name, each whole word is one.
CREATE FUNCTION find_contacts_words(words text[], whole_words text[]) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public AS $$
  SELECT string_agg(condition, ' AND ') FROM (
    SELECT format('(c.search_text LIKE %L OR c.search_text LIKE %L)', w || '%', '% ' || w || '%') AS condition
    FROM unnest(words) word, LATERAL (SELECT regexp_replace(word, '([%_\\])', '\\\1', 'g')) e (w)
    UNION ALL
    SELECT format('(c.search_text = %L OR c.search_text LIKE %L OR c.search_text LIKE %L OR c.search_text LIKE %L)',
      word, w || ' %', '% ' || w, '% ' || w || ' %')
    FROM unnest(whole_words) word, LATERAL (SELECT regexp_replace(word, '([%_\\])', '\\\1', 'g')) e (w)
  ) c
$$;
