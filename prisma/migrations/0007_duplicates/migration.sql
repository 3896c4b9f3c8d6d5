-- Two contacts that look like one person, until somebody decides. The lower id first, so that a pair is there once.
CREATE TABLE duplicate_pair (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  contact_a uuid NOT NULL,
  contact_b uuid NOT NULL,
  certain boolean NOT NULL,
  score integer NOT NULL CHECK (score > 0),
  reasons jsonb NOT NULL,
  first_seen_at timestamptz NOT NULL DEFAULT now(),
  seen_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, contact_a, contact_b),
  FOREIGN KEY (union_id, contact_a) REFERENCES contact (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, contact_b) REFERENCES contact (union_id, id) ON DELETE CASCADE,
  CHECK (contact_a < contact_b)
);
CREATE INDEX duplicate_pair_queue_idx ON duplicate_pair (union_id, score DESC, contact_a, contact_b);
CREATE INDEX duplicate_pair_other_idx ON duplicate_pair (union_id, contact_b);

-- Two contacts made one. Who survives may herself be merged later: this row then follows her.
CREATE TABLE contact_merge (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  id uuid NOT NULL,
  survivor_id uuid NOT NULL,
  gone_id uuid NOT NULL,
  gone_name text NOT NULL,
  merged_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  merged_at timestamptz NOT NULL DEFAULT now(),
  undone_at timestamptz,
  kept jsonb,
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, survivor_id) REFERENCES contact (union_id, id) ON DELETE CASCADE
);
CREATE INDEX contact_merge_survivor_idx ON contact_merge (union_id, survivor_id);
CREATE INDEX contact_merge_recent_idx ON contact_merge (union_id, merged_at DESC, id);

-- What a merge did, row by row in its order, for the undo; forgotten when the undo has lapsed.
CREATE TABLE contact_merge_change (
  union_id uuid NOT NULL,
  merge_id uuid NOT NULL,
  position integer NOT NULL,
  entity text NOT NULL,
  key jsonb NOT NULL,
  before jsonb,
  after jsonb,
  PRIMARY KEY (union_id, merge_id, position),
  FOREIGN KEY (union_id, merge_id) REFERENCES contact_merge (union_id, id) ON DELETE CASCADE
);

-- Where the address of a contact that is gone leads.
CREATE TABLE contact_redirect (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  gone_id uuid NOT NULL,
  survivor_id uuid NOT NULL,
  PRIMARY KEY (union_id, gone_id),
  FOREIGN KEY (union_id, survivor_id) REFERENCES contact (union_id, id) ON DELETE CASCADE
);
CREATE INDEX contact_redirect_survivor_idx ON contact_redirect (union_id, survivor_id);

ALTER TABLE duplicate_pair ENABLE ROW LEVEL SECURITY;
ALTER TABLE duplicate_pair FORCE ROW LEVEL SECURITY;
ALTER TABLE contact_merge ENABLE ROW LEVEL SECURITY;
ALTER TABLE contact_merge FORCE ROW LEVEL SECURITY;
ALTER TABLE contact_merge_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE contact_merge_change FORCE ROW LEVEL SECURITY;
ALTER TABLE contact_redirect ENABLE ROW LEVEL SECURITY;
ALTER TABLE contact_redirect FORCE ROW LEVEL SECURITY;

-- Whoever sees both people sees that they look like one.
CREATE POLICY turf ON duplicate_pair USING (union_id = (SELECT app_union()) AND (SELECT app_role()) NOT IN ('observer', 'delegate')
  AND ((SELECT app_whole()) OR (
    EXISTS (SELECT 1 FROM contact c WHERE c.union_id = duplicate_pair.union_id AND c.id = duplicate_pair.contact_a)
    AND EXISTS (SELECT 1 FROM contact c WHERE c.union_id = duplicate_pair.union_id AND c.id = duplicate_pair.contact_b))));
CREATE POLICY turf ON contact_merge USING (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'coordinator', 'system')
  AND ((SELECT app_whole()) OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = contact_merge.union_id AND c.id = contact_merge.survivor_id)));
CREATE POLICY turf ON contact_merge_change USING (union_id = (SELECT app_union())
  AND EXISTS (SELECT 1 FROM contact_merge m WHERE m.union_id = contact_merge_change.union_id AND m.id = contact_merge_change.merge_id));
CREATE POLICY turf ON contact_redirect USING (union_id = (SELECT app_union()) AND (SELECT app_role()) <> 'observer'
  AND ((SELECT app_whole()) OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = contact_redirect.union_id AND c.id = contact_redirect.survivor_id)));

-- For the nightly jobs, which begin as nobody's: which unions there are, and nothing of them.
CREATE FUNCTION every_union() RETURNS TABLE (id uuid, time_zone text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$ SELECT u.id, u.time_zone FROM public."union" u $$;
