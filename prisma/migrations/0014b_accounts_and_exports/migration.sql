-- The days of grace for a second factor are given once: who loses the role and gets it again goes on where they were.
ALTER TABLE seat ADD COLUMN grace_since timestamptz;
CREATE OR REPLACE FUNCTION note_role_since() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.role IN ('admin', 'coordinator') AND NEW.role NOT IN ('admin', 'coordinator') THEN
    NEW.grace_since := coalesce(OLD.grace_since, OLD.role_since);
  ELSIF NEW.role IN ('admin', 'coordinator') AND OLD.role NOT IN ('admin', 'coordinator') THEN
    NEW.role_since := coalesce(OLD.grace_since, now());
  END IF;
  RETURN NEW;
END $$;

-- The hash of a password is read by whom the transaction is about: the user, who signs in with this address, who holds an invitation for
-- them. The column itself is readable by nobody but the owner (grants.sql), so that no other statement brings it out.
CREATE FUNCTION password_hash_of(of_user uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT u.password_hash FROM public."user" u
  WHERE u.id = of_user AND (u.id = public.app_user() OR u.email = public.app_email()
    OR EXISTS (SELECT 1 FROM public.invitation i JOIN public.seat s ON s.union_id = i.union_id AND s.id = i.seat_id
      WHERE i.token_hash = public.app_secret() AND s.user_id = u.id))
$$;

-- A file that waits for a second admin may be let go on the machine, by the program of `npm run admin`, where a union has no second one.
ALTER TABLE export_request DROP CONSTRAINT export_request_check1;
ALTER TABLE export_request ADD CONSTRAINT export_request_decided_whole
  CHECK (num_nonnulls(decided_at, approved) IN (0, 2) AND (decided_by IS NULL OR decided_at IS NOT NULL));
CREATE OR REPLACE FUNCTION export_request_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.union_id, OLD.id, OLD.number, OLD.kind, OLD.scope_cipher, OLD.columns, OLD.rows, OLD.people, OLD.reason, OLD.requested_by,
      OLD.requested_at, OLD.needs_approval)
    IS DISTINCT FROM (NEW.union_id, NEW.id, NEW.number, NEW.kind, NEW.scope_cipher, NEW.columns, NEW.rows, NEW.people, NEW.reason,
      NEW.requested_by, NEW.requested_at, NEW.needs_approval)
    OR (OLD.approved IS NOT NULL AND (OLD.decided_by, OLD.decided_at, OLD.approved, OLD.expires_at)
      IS DISTINCT FROM (NEW.decided_by, NEW.decided_at, NEW.approved, NEW.expires_at))
    OR (OLD.taken_at IS NOT NULL AND OLD.taken_at IS DISTINCT FROM NEW.taken_at)
    OR (NEW.approved IS NOT NULL AND OLD.approved IS NULL AND NEW.decided_by IS DISTINCT FROM app_user()
      AND NOT (NEW.decided_by IS NULL AND app_role() = 'system'))
  THEN
    RAISE EXCEPTION 'a request for an export stays as it was asked and decided' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
