-- Two contacts that a person has looked at and found to be two. The lower id first, so that a pair is there once.
CREATE TABLE contact_distinction (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  contact_a uuid NOT NULL,
  contact_b uuid NOT NULL,
  why text NOT NULL DEFAULT 'different' CHECK (why IN ('different', 'same_phone')),
  made_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  made_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, contact_a, contact_b),
  FOREIGN KEY (union_id, contact_a) REFERENCES contact (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, contact_b) REFERENCES contact (union_id, id) ON DELETE CASCADE,
  CHECK (contact_a < contact_b)
);
CREATE INDEX contact_distinction_other_idx ON contact_distinction (union_id, contact_b);

ALTER TABLE contact_distinction ENABLE ROW LEVEL SECURITY;
ALTER TABLE contact_distinction FORCE ROW LEVEL SECURITY;
-- Whoever sees both people sees that they are two.
CREATE POLICY turf ON contact_distinction USING (union_id = (SELECT app_union()) AND (SELECT app_role()) NOT IN ('observer', 'delegate')
  AND ((SELECT app_whole()) OR (
    EXISTS (SELECT 1 FROM contact c WHERE c.union_id = contact_distinction.union_id AND c.id = contact_distinction.contact_a)
    AND EXISTS (SELECT 1 FROM contact c WHERE c.union_id = contact_distinction.union_id AND c.id = contact_distinction.contact_b))));
