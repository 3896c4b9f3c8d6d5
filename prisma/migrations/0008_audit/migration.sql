-- The audit is sealed in batches: each seal holds the digest of its entries and a code over it and the seal before, so that an entry
-- that is changed, removed or slipped in later no longer fits. The code's key is the application's, not the database's.
CREATE TABLE audit_seal (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  number int NOT NULL CHECK (number > 0),
  -- The entries of ]after_at, until_at].
  after_at timestamptz NOT NULL,
  until_at timestamptz NOT NULL CHECK (until_at > after_at),
  entries int NOT NULL CHECK (entries > 0),
  digest text NOT NULL,
  code text NOT NULL,
  sealed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, number)
);

-- What the nightly check of all seals found.
CREATE TABLE audit_check (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  id uuid NOT NULL,
  checked_at timestamptz NOT NULL DEFAULT now(),
  entries int NOT NULL,
  -- The first seal that no longer fits; null when all do.
  broken_seal int,
  PRIMARY KEY (union_id, id)
);
CREATE INDEX audit_check_at_idx ON audit_check (union_id, checked_at DESC);

-- Whose page a user opened on which day. No reference to the contact: like the audit it stays when the contact is merged or erased.
CREATE TABLE contact_view (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  day date NOT NULL,
  user_id uuid NOT NULL REFERENCES "user" (id) ON DELETE RESTRICT,
  contact_id uuid NOT NULL,
  times int NOT NULL DEFAULT 1 CHECK (times > 0),
  first_at timestamptz NOT NULL DEFAULT now(),
  last_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, day, user_id, contact_id)
);
CREATE INDEX contact_view_contact_idx ON contact_view (union_id, contact_id, day DESC);
CREATE INDEX audit_entry_actor_idx ON audit_entry (union_id, actor_id, at DESC, id);

ALTER TABLE audit_seal ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_seal FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_check ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_check FORCE ROW LEVEL SECURITY;
ALTER TABLE contact_view ENABLE ROW LEVEL SECURITY;
ALTER TABLE contact_view FORCE ROW LEVEL SECURITY;

CREATE POLICY reading ON audit_seal FOR SELECT USING (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));
CREATE POLICY append ON audit_seal FOR INSERT WITH CHECK (union_id = (SELECT app_union()) AND (SELECT app_role()) = 'system');
CREATE POLICY reading ON audit_check FOR SELECT USING (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));
CREATE POLICY append ON audit_check FOR INSERT WITH CHECK (union_id = (SELECT app_union()) AND (SELECT app_role()) = 'system');
CREATE POLICY own ON contact_view USING (union_id = (SELECT app_union())
    AND (user_id = (SELECT app_user()) OR (SELECT app_role()) IN ('admin', 'system')))
  WITH CHECK (union_id = (SELECT app_union()) AND user_id = (SELECT app_user()));

CREATE TRIGGER audit_seal_stays BEFORE UPDATE OR DELETE ON audit_seal FOR EACH ROW EXECUTE FUNCTION history_stays();
CREATE TRIGGER audit_check_stays BEFORE UPDATE OR DELETE ON audit_check FOR EACH ROW EXECUTE FUNCTION history_stays();

-- An entry is written in the name of the user who acts, or by a job; never in another user's name.
DROP POLICY append ON audit_entry;
CREATE POLICY append ON audit_entry FOR INSERT WITH CHECK (union_id = (SELECT app_union())
  AND CASE actor_kind WHEN 'user' THEN actor_id = (SELECT app_user()) ELSE (SELECT app_role()) = 'system' AND actor_id IS NULL END);
