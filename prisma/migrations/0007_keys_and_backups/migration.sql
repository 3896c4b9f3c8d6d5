-- Of the installation, not of a union: which keys its data was sealed with, and which backups were made of it. The
-- application reads both and writes neither.

CREATE TABLE key_canary (
  name text PRIMARY KEY CHECK (name IN ('field', 'blind')),
  fingerprint text NOT NULL CHECK (fingerprint ~ '^[0-9a-f]{16}$'),
  noted_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE backup (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('nightly', 'manual', 'before_restore')),
  started_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  file_name text CHECK (length(file_name) BETWEEN 1 AND 200),
  bytes bigint CHECK (bytes >= 0),
  table_count integer,
  row_count bigint,
  product_version text NOT NULL,
  -- restored: into a scratch database, all tables compared; read: the file to its end, where no scratch database may be made.
  checked text CHECK (checked IN ('restored', 'read')),
  checked_at timestamptz,
  -- Why it failed, as a code; null while it runs and when it is good.
  problem text CHECK (length(problem) BETWEEN 1 AND 100),
  CHECK ((checked IS NULL) = (checked_at IS NULL)),
  CHECK (checked IS NULL OR (file_name IS NOT NULL AND bytes IS NOT NULL))
);
CREATE INDEX backup_started_idx ON backup (started_at DESC);

ALTER TABLE key_canary ENABLE ROW LEVEL SECURITY;
ALTER TABLE key_canary FORCE ROW LEVEL SECURITY;
ALTER TABLE backup ENABLE ROW LEVEL SECURITY;
ALTER TABLE backup FORCE ROW LEVEL SECURITY;
CREATE POLICY installation ON key_canary USING (true) WITH CHECK (true);
CREATE POLICY installation ON backup USING (true) WITH CHECK (true);
