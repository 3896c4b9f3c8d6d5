-- How a file was understood, for the next file with the same columns.
CREATE TABLE import_template (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 120),
  signature text NOT NULL,
  file_name text NOT NULL,
  sheets jsonb NOT NULL,
  decisions jsonb NOT NULL,
  last_batch_id uuid,
  created_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  created_at timestamptz NOT NULL DEFAULT now(),
  used_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, last_batch_id) REFERENCES import_batch (union_id, id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX import_template_name_key ON import_template (union_id, signature, lower(name));
CREATE INDEX import_template_batch_idx ON import_template (union_id, last_batch_id);

ALTER TABLE import_template ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_template FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON import_template USING (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));
