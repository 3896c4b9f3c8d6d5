-- When its holder took the seat up; a seat that was only offered opens nothing.
ALTER TABLE seat ADD COLUMN accepted_at timestamptz DEFAULT now();
ALTER TABLE seat NO FORCE ROW LEVEL SECURITY;
ALTER TABLE invitation NO FORCE ROW LEVEL SECURITY;
UPDATE seat s SET accepted_at = CASE
  WHEN NOT EXISTS (SELECT FROM invitation i WHERE i.union_id = s.union_id AND i.seat_id = s.id) THEN s.created_at
  ELSE (SELECT min(i.accepted_at) FROM invitation i WHERE i.union_id = s.union_id AND i.seat_id = s.id) END;
ALTER TABLE seat FORCE ROW LEVEL SECURITY;
ALTER TABLE invitation FORCE ROW LEVEL SECURITY;

ALTER TABLE "user" ADD COLUMN password_changed_at timestamptz;

-- The kind of device and the network it signed in from, as the user is shown them: no whole address, no whole user agent.
ALTER TABLE session
  ADD COLUMN device text NOT NULL DEFAULT '' CHECK (length(device) <= 60),
  ADD COLUMN network text NOT NULL DEFAULT '' CHECK (length(network) <= 60),
  ADD COLUMN new_device boolean NOT NULL DEFAULT false,
  ADD COLUMN acknowledged_at timestamptz,
  ADD COLUMN seat_chosen boolean NOT NULL DEFAULT true;
CREATE INDEX session_of_seat_idx ON session (union_id, seat_id);
CREATE INDEX session_expiry_idx ON session (union_id, expires_at);

-- A link that sets a new password: one hour, one use. `made_by` is null when it was made on the machine.
CREATE TABLE password_reset (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  seat_id uuid NOT NULL,
  user_id uuid NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
  token_hash text NOT NULL,
  made_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, seat_id) REFERENCES seat (union_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX password_reset_token_hash_key ON password_reset (token_hash);
CREATE INDEX password_reset_user_idx ON password_reset (union_id, user_id);
CREATE INDEX password_reset_of_user_idx ON password_reset (user_id);
ALTER TABLE password_reset ENABLE ROW LEVEL SECURITY;
ALTER TABLE password_reset FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON password_reset USING (user_id = (SELECT app_user()) OR token_hash = (SELECT app_secret())
    OR (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system')))
  WITH CHECK (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));
-- Its user and the holder of the link may end one, never make one.
CREATE POLICY ending ON password_reset FOR UPDATE USING (user_id = (SELECT app_user()) OR token_hash = (SELECT app_secret()))
  WITH CHECK (user_id = (SELECT app_user()) OR token_hash = (SELECT app_secret()));

CREATE OR REPLACE FUNCTION live_session(hash text, idle_since timestamptz) RETURNS jsonb LANGUAGE plpgsql VOLATILE SECURITY INVOKER
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
      'id', found_session.id, 'seatId', t.id, 'role', t.role, 'whole', t.whole_union, 'seatChosen', found_session.seat_chosen,
      'seats', (SELECT count(*) FROM public.seat o
        WHERE o.user_id = found_session.user_id AND o.disabled_at IS NULL AND o.accepted_at IS NOT NULL),
      'newDevices', (SELECT count(*) FROM public.session o
        WHERE o.user_id = found_session.user_id AND o.id <> found_session.id AND o.new_device AND o.acknowledged_at IS NULL),
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
