-- Printed lists for a gate without signal, and what came back on them.
CREATE TYPE paper_who AS ENUM ('all', 'not_talked', 'undecided', 'my_follow_ups');

CREATE TABLE paper_list (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^[34679ACDEFGHJKMNPQRTWXY]{6}$'),
  workplace_id uuid NOT NULL,
  who paper_who NOT NULL,
  -- The letters on paper are those of a language: T is not the same word in two of them.
  locale text NOT NULL CHECK (locale ~ '^[a-z]{2}$'),
  full_names boolean NOT NULL DEFAULT false,
  ratings boolean NOT NULL DEFAULT false,
  phones boolean NOT NULL DEFAULT false,
  return_to text CHECK (length(return_to) <= 120),
  printed_by uuid NOT NULL REFERENCES "user" (id) ON DELETE RESTRICT,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_on date NOT NULL,
  closed_at timestamptz,
  PRIMARY KEY (union_id, id),
  CONSTRAINT paper_list_code_key UNIQUE (union_id, code),
  FOREIGN KEY (union_id, workplace_id) REFERENCES workplace (union_id, id) ON DELETE RESTRICT
);
CREATE INDEX paper_list_recent ON paper_list (union_id, created_at DESC);

CREATE TABLE paper_list_row (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  paper_list_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  position smallint NOT NULL,
  code text NOT NULL,
  -- The heading it was printed under, as it was called that day.
  department text,
  line text,
  shift text,
  conversation_id uuid,
  outcome outcome,
  rating smallint CHECK (rating BETWEEN 1 AND 5),
  -- The letter in the proof box: what she did, without which there is no 1 and no 2.
  evidence text CHECK (evidence ~ '^[a-z_]{1,40}$'),
  due_on date,
  keyed_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  keyed_at timestamptz,
  PRIMARY KEY (union_id, id),
  CONSTRAINT paper_list_row_code_key UNIQUE (union_id, paper_list_id, code),
  CONSTRAINT paper_list_row_position_key UNIQUE (union_id, paper_list_id, position),
  FOREIGN KEY (union_id, paper_list_id) REFERENCES paper_list (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, contact_id) REFERENCES contact (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, conversation_id) REFERENCES conversation (union_id, id) ON DELETE CASCADE,
  CHECK ((conversation_id IS NULL) = (outcome IS NULL)),
  CHECK ((conversation_id IS NULL) = (keyed_by IS NULL) AND (keyed_by IS NULL) = (keyed_at IS NULL)),
  CHECK (outcome IS NOT NULL OR (rating IS NULL AND due_on IS NULL)),
  CHECK (evidence IS NULL OR rating <= 2)
);
CREATE INDEX paper_list_row_contact ON paper_list_row (union_id, contact_id);
CREATE INDEX paper_list_row_conversation ON paper_list_row (union_id, conversation_id);

ALTER TABLE paper_list ENABLE ROW LEVEL SECURITY;
ALTER TABLE paper_list FORCE ROW LEVEL SECURITY;
ALTER TABLE paper_list_row ENABLE ROW LEVEL SECURITY;
ALTER TABLE paper_list_row FORCE ROW LEVEL SECURITY;
CREATE POLICY turf ON paper_list USING (union_id = (SELECT app_union())
  AND (SELECT app_role()) IN ('admin', 'coordinator', 'organiser', 'system')
  AND ((SELECT app_whole()) OR workplace_id = ANY ((SELECT app_seen_workplaces())::uuid[])));
CREATE POLICY turf ON paper_list_row USING (union_id = (SELECT app_union())
  AND EXISTS (SELECT 1 FROM paper_list p WHERE p.union_id = paper_list_row.union_id AND p.id = paper_list_row.paper_list_id));
