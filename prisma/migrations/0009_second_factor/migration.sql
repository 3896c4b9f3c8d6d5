-- A second factor belongs to the user, like the password: one, whatever unions they have a seat in.

-- The app that shows codes. A row is one whose first code was right.
CREATE TABLE authenticator (
  user_id uuid PRIMARY KEY REFERENCES "user" (id) ON DELETE CASCADE,
  secret_cipher text NOT NULL,
  -- The time step of the newest code that was accepted: neither it nor an older one is accepted again.
  last_step bigint,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE passkey (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
  credential_id text NOT NULL CHECK (length(credential_id) BETWEEN 1 AND 1400),
  public_key bytea NOT NULL,
  counter bigint NOT NULL DEFAULT 0,
  transports text[] NOT NULL DEFAULT '{}',
  -- The kind of device that made it, as the user is shown it.
  device text NOT NULL DEFAULT '' CHECK (length(device) <= 60),
  created_at timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz
);
CREATE UNIQUE INDEX passkey_credential_id_key ON passkey (credential_id);
CREATE INDEX passkey_of_user_idx ON passkey (user_id);

-- For when the phone is lost: each works once. The hash is keyed, so that a copy of the table is no help.
CREATE TABLE recovery_code (
  user_id uuid NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
  code_hash text NOT NULL,
  used_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, code_hash)
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['authenticator', 'passkey', 'recovery_code'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own ON %I USING (user_id = (SELECT app_user())) WITH CHECK (user_id = (SELECT app_user()))', t);
    -- An admin sees whether a user of the union has one and takes it away; making one is the user's alone.
    EXECUTE format($p$CREATE POLICY known ON %1$I FOR SELECT USING ((SELECT app_role()) IN ('admin', 'system')
      AND EXISTS (SELECT 1 FROM seat s WHERE s.user_id = %1$I.user_id AND s.union_id = (SELECT app_union())))$p$, t);
    EXECUTE format($p$CREATE POLICY taken_away ON %1$I FOR DELETE USING ((SELECT app_role()) IN ('admin', 'system')
      AND EXISTS (SELECT 1 FROM seat s WHERE s.user_id = %1$I.user_id AND s.union_id = (SELECT app_union())))$p$, t);
  END LOOP;
END $$;

ALTER TABLE session
  -- The password was right and the second factor is still to be shown: the session opens nothing yet.
  ADD COLUMN second_step_due boolean NOT NULL DEFAULT false,
  -- When the user last showed in this session who they are.
  ADD COLUMN proved_at timestamptz,
  -- What a passkey has to sign; for once, and for five minutes.
  ADD COLUMN challenge text CHECK (length(challenge) <= 200),
  ADD COLUMN challenge_at timestamptz;

-- Since when the seat has a role that needs a second factor; for those there are, since today.
ALTER TABLE seat ADD COLUMN role_since timestamptz NOT NULL DEFAULT now();
CREATE FUNCTION note_role_since() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.role IN ('admin', 'coordinator') AND OLD.role NOT IN ('admin', 'coordinator') THEN
    NEW.role_since := now();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER seat_role_since BEFORE UPDATE OF role ON seat FOR EACH ROW EXECUTE FUNCTION note_role_since();

-- As before, with what the session still has to show, and the day from which the seat's role is of no use without a second factor.
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
      'secondStepDue', found_session.second_step_due, 'provedAt', found_session.proved_at,
      'factorDueAt', CASE WHEN t.role IN ('admin', 'coordinator')
        AND NOT EXISTS (SELECT 1 FROM public.authenticator a WHERE a.user_id = found_session.user_id)
        AND NOT EXISTS (SELECT 1 FROM public.passkey p WHERE p.user_id = found_session.user_id)
        THEN greatest(t.role_since, t.accepted_at) + interval '7 days' END,
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
