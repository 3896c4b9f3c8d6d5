-- Functions that the application calls, and the triggers that keep history. Those that policies are made of (app_…) are in
-- 0002_row_security. Only every_union, installation_is_empty and measure_import run with the owner's rights.

-- The installation --------------------------------------------------------------------------------

CREATE FUNCTION installation_is_empty() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$ SELECT NOT EXISTS (SELECT 1 FROM public."union") $$;

-- For the nightly jobs, which start without a union: which unions there are, and nothing else of them.
CREATE FUNCTION every_union() RETURNS TABLE (id uuid, time_zone text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$ SELECT u.id, u.time_zone FROM public."union" u $$;

-- Sign-in -----------------------------------------------------------------------------------------

-- Every request asks who is there: one call in place of a transaction of eight statements. The caller's own rights and row security
-- apply to each line of it, and the identity it sets ends with the call.
CREATE FUNCTION live_session(hash text, idle_since timestamptz) RETURNS jsonb LANGUAGE plpgsql VOLATILE SECURITY INVOKER
  SET search_path = pg_catalog, public AS $$
DECLARE
  found_session public.session%ROWTYPE;
BEGIN
  PERFORM set_config('app.secret_hash', hash, true);
  SELECT * INTO found_session FROM public.session s
  WHERE s.secret_hash = hash AND s.revoked_at IS NULL AND s.expires_at > now() AND s.last_seen_at > idle_since;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  IF found_session.last_seen_at < now() - interval '1 minute' THEN
    UPDATE public.session SET last_seen_at = now() WHERE id = found_session.id;
  END IF;
  PERFORM set_config('app.user_id', found_session.user_id::text, true);
  RETURN (
    SELECT jsonb_build_object(
      'id', found_session.id, 'seatId', t.id, 'role', t.role, 'whole', t.whole_union,
      'user', jsonb_build_object('id', u.id, 'name', u.name, 'email', u.email, 'locale', u.locale),
      'union', jsonb_build_object('id', n.id, 'name', n.name, 'country', n.country, 'timeZone', n.time_zone),
      'turf', coalesce((
        SELECT jsonb_agg(jsonb_build_object('workplaceId', f.workplace_id, 'departmentId', f.department_id))
        FROM public.turf f WHERE f.union_id = t.union_id AND f.seat_id = t.id), '[]'))
    FROM public.seat t
    JOIN public."user" u ON u.id = t.user_id AND u.disabled_at IS NULL
    JOIN public."union" n ON n.id = t.union_id
    WHERE t.union_id = found_session.union_id AND t.id = found_session.seat_id AND t.user_id = found_session.user_id
      AND t.disabled_at IS NULL);
END $$;

-- Phones ------------------------------------------------------------------------------------------

-- A phone asks every minute, by its secret alone and before we know the user: one call in place of a transaction of four statements.
-- The caller's own rights and row security apply to each line of it, and the identity it sets ends with the call.
CREATE FUNCTION device_state(hash text) RETURNS text LANGUAGE plpgsql VOLATILE SECURITY INVOKER
  SET search_path = pg_catalog, public AS $$
DECLARE
  found_device public.device%ROWTYPE;
BEGIN
  PERFORM set_config('app.secret_hash', hash, true);
  SELECT * INTO found_device FROM public.device d WHERE d.secret_hash = hash;
  IF NOT FOUND THEN
    RETURN 'unknown';
  END IF;
  IF found_device.revoked_at IS NOT NULL THEN
    RETURN 'revoked';
  END IF;
  IF found_device.last_seen_at < now() - interval '1 minute' THEN
    UPDATE public.device SET last_seen_at = now() WHERE union_id = found_device.union_id AND id = found_device.id;
  END IF;
  RETURN CASE WHEN found_device.expires_at < now() THEN 'expired' ELSE 'kept' END;
END $$;

-- Contacts ----------------------------------------------------------------------------------------

-- What a contact's row repeats for lists and row security (place, membership, assessment, last conversation), as of a day, counted from
-- the rows that say so. A query that names contacts of it counts those alone: the planner folds the function into the query.
CREATE FUNCTION present_day(of_union uuid, day date) RETURNS TABLE (
  id uuid, workplace_id uuid, department_id uuid, shift_id uuid, is_member boolean, assessment smallint, assessed_at timestamptz,
  last_contact_at timestamptz, last_outcome outcome, last_conversation_at timestamptz
) LANGUAGE sql STABLE AS $$
  SELECT c.id, j.workplace_id, j.department_id, j.shift_id,
    EXISTS (
      SELECT 1 FROM membership m
      WHERE m.union_id = c.union_id AND m.contact_id = c.id
        AND coalesce(m.joined_on, m.recorded_on) <= day AND (m.left_on IS NULL OR m.left_on > day)
    ),
    a.level, a.assessed_at, t.held_at, t.outcome, v.held_at
  FROM contact c
  LEFT JOIN job j ON j.union_id = c.union_id AND j.contact_id = c.id AND j.is_current
  LEFT JOIN LATERAL (
    SELECT s.level, s.assessed_at FROM assessment s
    WHERE s.union_id = c.union_id AND s.contact_id = c.id AND s.withdrawn_at IS NULL
    ORDER BY s.assessed_at DESC, s.id DESC LIMIT 1
  ) a ON true
  LEFT JOIN LATERAL (
    SELECT l.held_at, l.outcome FROM conversation l
    WHERE l.union_id = c.union_id AND l.contact_id = c.id AND l.withdrawn_at IS NULL
    ORDER BY l.held_at DESC, l.id DESC LIMIT 1
  ) t ON true
  LEFT JOIN LATERAL (
    SELECT l.held_at FROM conversation l
    WHERE l.union_id = c.union_id AND l.contact_id = c.id AND l.withdrawn_at IS NULL AND l.outcome = 'conversation'
    ORDER BY l.held_at DESC LIMIT 1
  ) v ON true
  WHERE c.union_id = of_union
$$;

-- Writes it to the contacts named, with the role `system`: a delegate does not see every assessment, and a contact that was moved may
-- leave the turf of the user who moved it. A function, so that PostgreSQL plans it once a connection: under row security planning it
-- takes longer than running it.
CREATE FUNCTION refresh_present_day(of_union uuid, contact_ids uuid[], day date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  was_role text := current_setting('app.role', true);
  was_whole text := current_setting('app.whole', true);
BEGIN
  PERFORM set_config('app.role', 'system', true), set_config('app.whole', 'on', true);
  -- Another transaction that counts the same contacts waits here and then reads what this one wrote: of two conversations at once
  -- neither is lost.
  PERFORM 1 FROM contact c WHERE c.union_id = of_union AND c.id = ANY (contact_ids) ORDER BY c.id FOR NO KEY UPDATE;
  UPDATE contact k SET
    workplace_id = p.workplace_id, department_id = p.department_id, shift_id = p.shift_id, is_member = p.is_member,
    assessment = p.assessment, assessed_at = p.assessed_at, last_contact_at = p.last_contact_at,
    last_outcome = p.last_outcome, last_conversation_at = p.last_conversation_at,
    version = k.version + 1, updated_at = now()
  FROM present_day(of_union, day) p
  WHERE k.union_id = of_union AND k.id = p.id AND p.id = ANY (contact_ids)
    AND (k.workplace_id, k.department_id, k.shift_id, k.is_member, k.assessment, k.assessed_at, k.last_contact_at, k.last_outcome, k.last_conversation_at)
      IS DISTINCT FROM
      (p.workplace_id, p.department_id, p.shift_id, p.is_member, p.assessment, p.assessed_at, p.last_contact_at, p.last_outcome, p.last_conversation_at);
  PERFORM set_config('app.role', coalesce(was_role, ''), true), set_config('app.whole', coalesce(was_whole, ''), true);
END $$;

-- Imports -----------------------------------------------------------------------------------------

-- A new UUIDv7 of the same moment as another id: rows that belong together lie together in the indexes.
CREATE FUNCTION sibling_id(id uuid) RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE
  AS $$ SELECT (left(id::text, 15) || substr(gen_random_uuid()::text, 16))::uuid $$;

-- To the planner a hundred thousand rows that were just staged are unknown: it guesses one, and then scans all of them for each. Only
-- an owner may run ANALYZE on its tables; the worker says when.
CREATE FUNCTION measure_import() RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$ BEGIN ANALYZE public.import_row, public.import_person, public.import_candidate; END $$;

-- History that is never changed -------------------------------------------------------------------

CREATE FUNCTION history_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows are never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION history_stays();
CREATE TRIGGER audit_entry_stays_whole BEFORE TRUNCATE ON audit_entry EXECUTE FUNCTION history_stays();
CREATE TRIGGER stage_move_stays BEFORE UPDATE ON stage_move FOR EACH ROW EXECUTE FUNCTION history_stays();
CREATE TRIGGER conversation_version_stays BEFORE UPDATE ON conversation_version FOR EACH ROW EXECUTE FUNCTION history_stays();
