-- Activities: what people take part in. A structure test is an activity whose predicted set is frozen when it is launched.

CREATE TYPE activity_kind AS ENUM ('meeting', 'training', 'action', 'petition', 'card_drive', 'sticker_day', 'photo', 'strike_pledge', 'other');
CREATE TYPE participation_state AS ENUM ('invited', 'promised', 'came', 'did', 'refused');
CREATE TYPE participation_source AS ENUM ('list', 'contact', 'merge');

CREATE TABLE activity (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  id uuid NOT NULL,
  campaign_id uuid,
  kind activity_kind NOT NULL,
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 120),
  -- What is asked of people.
  ask text CHECK (length(btrim(ask)) BETWEEN 1 AND 200),
  held_on date NOT NULL,
  ends_on date,
  owner_id uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  is_test boolean NOT NULL DEFAULT false,
  -- Percent of the eligible.
  goal_percent smallint CHECK (goal_percent BETWEEN 1 AND 100),
  public_percent smallint CHECK (public_percent BETWEEN 1 AND 100),
  launched_at timestamptz,
  launched_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  -- Of the whole scope at the launch; unknown where a headcount is missing.
  eligible integer CHECK (eligible >= 0),
  closed_at timestamptz,
  archived_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, campaign_id) REFERENCES campaign (union_id, id) ON DELETE RESTRICT,
  CHECK (ends_on IS NULL OR ends_on >= held_on),
  CHECK (is_test OR num_nonnulls(goal_percent, public_percent, launched_at, launched_by, eligible) = 0),
  CHECK (launched_at IS NOT NULL OR eligible IS NULL)
);
CREATE INDEX activity_day_idx ON activity (union_id, held_on DESC, id DESC);
CREATE INDEX activity_campaign_idx ON activity (union_id, campaign_id) WHERE campaign_id IS NOT NULL;

-- Where it takes place, or whom it is meant for: a workplace, a department, a shift, or a department and shift.
CREATE TABLE activity_place (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  activity_id uuid NOT NULL,
  workplace_id uuid NOT NULL,
  department_id uuid,
  shift_id uuid,
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, activity_id) REFERENCES activity (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, workplace_id) REFERENCES workplace (union_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (union_id, workplace_id, department_id) REFERENCES department (union_id, workplace_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (union_id, workplace_id, shift_id) REFERENCES shift (union_id, workplace_id, id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX activity_place_key ON activity_place (union_id, activity_id, workplace_id, department_id, shift_id) NULLS NOT DISTINCT;
CREATE INDEX activity_place_workplace_idx ON activity_place (union_id, workplace_id, activity_id);

-- The eligible of each department at the launch.
CREATE TABLE test_unit (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  activity_id uuid NOT NULL,
  workplace_id uuid NOT NULL,
  department_id uuid,
  eligible integer CHECK (eligible >= 0),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, activity_id) REFERENCES activity (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, workplace_id) REFERENCES workplace (union_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (union_id, workplace_id, department_id) REFERENCES department (union_id, workplace_id, id) ON DELETE RESTRICT
);
-- Two of one department after a merge of places.
CREATE INDEX test_unit_idx ON test_unit (union_id, activity_id, workplace_id, department_id);

-- Everybody listed in the scope at the launch, with the assessment of that moment. Predicted are the 1s and 2s.
CREATE TABLE test_person (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  activity_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  workplace_id uuid NOT NULL,
  department_id uuid,
  shift_id uuid,
  level smallint CHECK (level BETWEEN 1 AND 5),
  predicted boolean NOT NULL GENERATED ALWAYS AS (coalesce(level <= 2, false)) STORED,
  rated_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  rated_at timestamptz,
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, activity_id) REFERENCES activity (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, contact_id) REFERENCES contact (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, workplace_id) REFERENCES workplace (union_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (union_id, workplace_id, department_id) REFERENCES department (union_id, workplace_id, id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX test_person_key ON test_person (union_id, activity_id, contact_id);
CREATE INDEX test_person_unit_idx ON test_person (union_id, activity_id, workplace_id, department_id);
CREATE INDEX test_person_contact_idx ON test_person (union_id, contact_id);

-- The present state of one contact in one activity; null: nothing is recorded any more.
CREATE TABLE participation (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  activity_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  state participation_state,
  -- Said yes, whatever came of it.
  promised boolean NOT NULL DEFAULT false,
  changed_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  changed_at timestamptz NOT NULL DEFAULT now(),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, activity_id) REFERENCES activity (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, contact_id) REFERENCES contact (union_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX participation_key ON participation (union_id, activity_id, contact_id);
CREATE INDEX participation_contact_idx ON participation (union_id, contact_id);
CREATE INDEX participation_state_idx ON participation (union_id, activity_id, state);

-- Every change, never rewritten. Its id is the phone's: the same tick sent twice is one.
CREATE TABLE participation_change (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  participation_id uuid NOT NULL,
  from_state participation_state,
  to_state participation_state,
  source participation_source NOT NULL,
  changed_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  changed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, participation_id) REFERENCES participation (union_id, id) ON DELETE CASCADE
);
CREATE INDEX participation_change_of_idx ON participation_change (union_id, participation_id, changed_at);

-- Row security --------------------------------------------------------------------------------------

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['activity', 'activity_place', 'test_unit', 'test_person', 'participation', 'participation_change'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;

CREATE POLICY own ON activity USING (union_id = (SELECT app_union()));
CREATE POLICY own ON activity_place USING (union_id = (SELECT app_union()));
CREATE POLICY turf ON test_unit USING (union_id = (SELECT app_union()) AND ((SELECT app_whole())
    OR workplace_id = ANY ((SELECT app_workplaces())::uuid[]) OR department_id = ANY ((SELECT app_departments())::uuid[])));
-- By the place of the launch, so that what a test showed does not change when people change jobs. It holds assessments: not for delegates.
CREATE POLICY turf ON test_person USING (union_id = (SELECT app_union()) AND (SELECT app_role()) <> 'delegate' AND ((SELECT app_whole())
    OR workplace_id = ANY ((SELECT app_workplaces())::uuid[]) OR department_id = ANY ((SELECT app_departments())::uuid[])
    OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = test_person.union_id AND c.id = test_person.contact_id)));
CREATE POLICY turf ON participation USING (union_id = (SELECT app_union()) AND ((SELECT app_whole())
    OR EXISTS (SELECT 1 FROM job j WHERE j.union_id = participation.union_id AND j.contact_id = participation.contact_id)
    OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = participation.union_id AND c.id = participation.contact_id)));
CREATE POLICY turf ON participation_change USING (union_id = (SELECT app_union())
  AND EXISTS (SELECT 1 FROM participation p WHERE p.union_id = participation_change.union_id AND p.id = participation_change.participation_id));

DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    ('activity', '{admin,coordinator,organiser,system}'), ('activity_place', '{admin,coordinator,organiser,system}'),
    ('test_unit', '{admin,coordinator,system}'), ('test_person', '{admin,coordinator,system}'),
    ('participation', '{admin,coordinator,organiser,delegate,system}')) AS v (name, roles)
  LOOP
    EXECUTE format('CREATE POLICY adding ON %I AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) = ANY (%L::text[]))', t.name, t.roles);
    EXECUTE format('CREATE POLICY changing ON %I AS RESTRICTIVE FOR UPDATE USING ((SELECT app_role()) = ANY (%L::text[]))', t.name, t.roles);
    EXECUTE format('CREATE POLICY removing ON %I AS RESTRICTIVE FOR DELETE USING ((SELECT app_role()) = ANY (%L::text[]))', t.name, t.roles);
  END LOOP;
END $$;
