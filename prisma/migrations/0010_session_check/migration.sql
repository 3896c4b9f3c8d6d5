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
