-- Leaders, and who follows whom: the most dangerous list in the house. Neither delegates nor observers see a row of it.

CREATE TYPE leader_kind AS ENUM ('natural', 'committee', 'delegate');

CREATE TABLE leader (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
  kind leader_kind NOT NULL,
  -- What showed it: whom they moved to what.
  evidence text NOT NULL CHECK (length(btrim(evidence)) BETWEEN 1 AND 300),
  since date NOT NULL,
  ended_on date,
  marked_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  ended_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, contact_id) REFERENCES contact (union_id, id) ON DELETE CASCADE,
  CHECK (ended_on >= since)
);
CREATE UNIQUE INDEX leader_open_key ON leader (union_id, contact_id, kind) WHERE ended_on IS NULL;
CREATE INDEX leader_contact_idx ON leader (union_id, contact_id);

-- A contact follows one leader at a time; earlier ones stay as spans.
CREATE TABLE following (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
  leader_contact_id uuid NOT NULL,
  since date NOT NULL,
  ended_on date,
  noted_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, contact_id) REFERENCES contact (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, leader_contact_id) REFERENCES contact (union_id, id) ON DELETE CASCADE,
  CHECK (contact_id <> leader_contact_id),
  CHECK (ended_on >= since)
);
CREATE UNIQUE INDEX following_open_key ON following (union_id, contact_id) WHERE ended_on IS NULL;
CREATE INDEX following_contact_idx ON following (union_id, contact_id);
CREATE INDEX following_leader_idx ON following (union_id, leader_contact_id) WHERE ended_on IS NULL;

ALTER TABLE leader ENABLE ROW LEVEL SECURITY;
ALTER TABLE leader FORCE ROW LEVEL SECURITY;
ALTER TABLE following ENABLE ROW LEVEL SECURITY;
ALTER TABLE following FORCE ROW LEVEL SECURITY;
CREATE POLICY turf ON leader USING (union_id = (SELECT app_union()) AND (SELECT app_role()) NOT IN ('observer', 'delegate')
  AND ((SELECT app_whole()) OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = leader.union_id AND c.id = leader.contact_id)));
-- Both must be in the turf: half of a tie gives the other half away.
CREATE POLICY turf ON following USING (union_id = (SELECT app_union()) AND (SELECT app_role()) NOT IN ('observer', 'delegate')
  AND ((SELECT app_whole()) OR (
    EXISTS (SELECT 1 FROM contact c WHERE c.union_id = following.union_id AND c.id = following.contact_id)
    AND EXISTS (SELECT 1 FROM contact c WHERE c.union_id = following.union_id AND c.id = following.leader_contact_id))));
