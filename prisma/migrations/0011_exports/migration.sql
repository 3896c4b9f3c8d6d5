-- Who asked for which file of people, why, and who let it go. A row is one file: it is taken once, by the user who asked for it.
CREATE TABLE export_request (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  id uuid NOT NULL,
  -- Counted in the union; it stands in the file.
  number int NOT NULL CHECK (number > 0),
  kind text NOT NULL CHECK (kind IN ('contacts', 'import', 'audit')),
  -- What is in the file, sealed: a search may be a name.
  scope_cipher text NOT NULL,
  columns text[] NOT NULL DEFAULT '{}',
  rows int NOT NULL CHECK (rows > 0),
  -- 0 where the rows are no people.
  people int NOT NULL CHECK (people >= 0),
  reason text NOT NULL CHECK (char_length(reason) BETWEEN 3 AND 300),
  requested_by uuid NOT NULL REFERENCES "user" (id) ON DELETE RESTRICT,
  requested_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  needs_approval boolean NOT NULL,
  decided_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  decided_at timestamptz,
  approved boolean,
  taken_at timestamptz,
  PRIMARY KEY (union_id, id),
  CONSTRAINT export_request_number_key UNIQUE (union_id, number),
  CHECK (expires_at > requested_at),
  CHECK (num_nonnulls(decided_by, decided_at, approved) IN (0, 3)),
  -- A second person, never the one who asks.
  CHECK (decided_by <> requested_by),
  CHECK (decided_by IS NULL OR needs_approval),
  CHECK (taken_at IS NULL OR NOT needs_approval OR approved IS TRUE)
);
CREATE INDEX export_request_of_user_idx ON export_request (union_id, requested_by, requested_at DESC);
CREATE INDEX export_request_waiting_idx ON export_request (union_id, expires_at) WHERE needs_approval AND approved IS NULL;

-- The last number given, which a user who sees only the own requests could not count.
CREATE TABLE export_number (
  union_id uuid PRIMARY KEY REFERENCES "union" (id) ON DELETE RESTRICT,
  last int NOT NULL CHECK (last > 0)
);
ALTER TABLE export_number ENABLE ROW LEVEL SECURITY;
ALTER TABLE export_number FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON export_number USING (union_id = (SELECT app_union()));

ALTER TABLE export_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE export_request FORCE ROW LEVEL SECURITY;
CREATE POLICY reading ON export_request FOR SELECT USING (union_id = (SELECT app_union())
  AND (requested_by = (SELECT app_user()) OR (SELECT app_role()) IN ('admin', 'system')));
CREATE POLICY asking ON export_request FOR INSERT WITH CHECK (union_id = (SELECT app_union())
  AND requested_by = (SELECT app_user()) AND decided_by IS NULL AND taken_at IS NULL);
CREATE POLICY deciding ON export_request FOR UPDATE USING (union_id = (SELECT app_union())
  AND (requested_by = (SELECT app_user()) OR (SELECT app_role()) IN ('admin', 'system')));

-- What was asked for stays as it was; a decision and the taking are written once.
CREATE FUNCTION export_request_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.union_id, OLD.id, OLD.number, OLD.kind, OLD.scope_cipher, OLD.columns, OLD.rows, OLD.people, OLD.reason, OLD.requested_by,
      OLD.requested_at, OLD.needs_approval)
    IS DISTINCT FROM (NEW.union_id, NEW.id, NEW.number, NEW.kind, NEW.scope_cipher, NEW.columns, NEW.rows, NEW.people, NEW.reason,
      NEW.requested_by, NEW.requested_at, NEW.needs_approval)
    OR (OLD.decided_by IS NOT NULL AND (OLD.decided_by, OLD.decided_at, OLD.approved, OLD.expires_at)
      IS DISTINCT FROM (NEW.decided_by, NEW.decided_at, NEW.approved, NEW.expires_at))
    OR (OLD.taken_at IS NOT NULL AND OLD.taken_at IS DISTINCT FROM NEW.taken_at)
    OR (NEW.decided_by IS NOT NULL AND OLD.decided_by IS NULL AND NEW.decided_by IS DISTINCT FROM app_user())
  THEN
    RAISE EXCEPTION 'a request for an export stays as it was asked and decided' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER export_request_stays BEFORE UPDATE ON export_request FOR EACH ROW EXECUTE FUNCTION export_request_stays();
