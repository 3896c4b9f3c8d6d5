-- A row that waits for somebody to say who it is. It is not written.
ALTER TYPE import_row_state ADD VALUE IF NOT EXISTS 'held';

CREATE TYPE import_leaving AS ENUM ('nothing', 'list', 'end_jobs');

ALTER TABLE import_batch
  ADD COLUMN overwrites jsonb,
  ADD COLUMN leaving import_leaving NOT NULL DEFAULT 'nothing',
  ADD COLUMN accepted_at timestamptz,
  ADD COLUMN accepted_replacements integer;

CREATE INDEX import_row_contact_idx ON import_row (union_id, batch_id, contact_id) WHERE contact_id IS NOT NULL;

CREATE TYPE import_answer AS ENUM ('same', 'different', 'same_phone');

-- Two that may be one: a row of the file and a contact, or two rows. Nobody but a person decides.
CREATE TABLE import_candidate (
  union_id uuid NOT NULL,
  batch_id uuid NOT NULL,
  id uuid NOT NULL,
  row_number integer NOT NULL,
  contact_id uuid,
  other_row integer,
  score integer NOT NULL,
  reasons jsonb NOT NULL,
  answer import_answer,
  answered_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  answered_at timestamptz,
  -- What the rows were before the answer, to take it back; emptied when the import is over.
  before jsonb,
  PRIMARY KEY (union_id, batch_id, id),
  FOREIGN KEY (union_id, batch_id) REFERENCES import_batch (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, contact_id) REFERENCES contact (union_id, id) ON DELETE CASCADE,
  CHECK (num_nonnulls(contact_id, other_row) = 1),
  CHECK ((answer IS NULL) = (answered_at IS NULL))
);
CREATE UNIQUE INDEX import_candidate_contact_key ON import_candidate (union_id, batch_id, row_number, contact_id) WHERE contact_id IS NOT NULL;
CREATE UNIQUE INDEX import_candidate_row_key ON import_candidate (union_id, batch_id, row_number, other_row) WHERE other_row IS NOT NULL;
CREATE INDEX import_candidate_person_idx ON import_candidate (union_id, contact_id) WHERE contact_id IS NOT NULL;

-- A row as somebody once recognised it: the same row of the next file is this contact without asking.
CREATE TABLE import_identity (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  fingerprint text NOT NULL,
  contact_id uuid NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, fingerprint),
  FOREIGN KEY (union_id, contact_id) REFERENCES contact (union_id, id) ON DELETE CASCADE
);
CREATE INDEX import_identity_contact_idx ON import_identity (union_id, contact_id);

ALTER TABLE import_candidate ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_candidate FORCE ROW LEVEL SECURITY;
ALTER TABLE import_identity ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_identity FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON import_candidate USING (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));
CREATE POLICY own ON import_identity USING (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));
