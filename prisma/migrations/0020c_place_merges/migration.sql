-- Two employers, workplaces, departments or shifts that are one: merged, and for thirty days taken apart again.

CREATE TYPE place_kind AS ENUM ('employer', 'workplace', 'department', 'shift');

CREATE TABLE place_merge (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  id uuid NOT NULL,
  kind place_kind NOT NULL,
  stays_id uuid NOT NULL,
  went_id uuid NOT NULL,
  -- The workplace of departments and shifts.
  workplace_id uuid,
  stays_name text NOT NULL,
  went_name text NOT NULL,
  merged_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  merged_at timestamptz NOT NULL DEFAULT now(),
  undone_at timestamptz,
  PRIMARY KEY (union_id, id),
  CHECK (stays_id <> went_id),
  CHECK ((kind IN ('department', 'shift')) = (workplace_id IS NOT NULL))
);
CREATE INDEX place_merge_went_idx ON place_merge (union_id, went_id);
CREATE INDEX place_merge_time_idx ON place_merge (union_id, merged_at DESC, id DESC);

-- One row that a merge changed: what it said before and after, of the columns that say where it belongs. Without `before` it was made,
-- without `after` removed.
CREATE TABLE place_merge_change (
  union_id uuid NOT NULL,
  place_merge_id uuid NOT NULL,
  entity text NOT NULL,
  row_id uuid NOT NULL,
  before jsonb,
  after jsonb,
  PRIMARY KEY (union_id, place_merge_id, entity, row_id),
  FOREIGN KEY (union_id, place_merge_id) REFERENCES place_merge (union_id, id) ON DELETE CASCADE,
  CHECK (num_nonnulls(before, after) > 0)
);

ALTER TABLE place_merge ENABLE ROW LEVEL SECURITY;
ALTER TABLE place_merge FORCE ROW LEVEL SECURITY;
ALTER TABLE place_merge_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE place_merge_change FORCE ROW LEVEL SECURITY;
-- Where a place went is asked by everybody who has its old address.
CREATE POLICY own ON place_merge USING (union_id = (SELECT app_union()));
CREATE POLICY adding ON place_merge AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) IN ('admin', 'coordinator', 'system'));
CREATE POLICY changing ON place_merge AS RESTRICTIVE FOR UPDATE USING ((SELECT app_role()) IN ('admin', 'coordinator', 'system'));
CREATE POLICY removing ON place_merge AS RESTRICTIVE FOR DELETE USING ((SELECT app_role()) IN ('admin', 'system'));
CREATE POLICY own ON place_merge_change USING (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'coordinator', 'system'));
