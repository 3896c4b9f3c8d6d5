-- Of the installation, not of a union: what went wrong, and what the job workers did. Places and codes, never what a user typed: no
-- column can hold a sentence.

CREATE TABLE incident (
  -- What the user was shown: Next's digest of the error.
  number text PRIMARY KEY CHECK (number ~ '^[A-Za-z0-9_@-]{1,60}$'),
  kind text NOT NULL CHECK (kind IN ('page', 'action', 'route', 'job')),
  -- The pattern of an address ("/contacts/[contactId]"), or a job's name.
  place text NOT NULL CHECK (place ~ '^[][A-Za-z0-9_./()-]{1,200}$'),
  code text NOT NULL CHECK (code ~ '^[A-Za-z0-9_ ]{0,200}$'),
  times integer NOT NULL DEFAULT 1 CHECK (times > 0),
  first_at timestamptz NOT NULL DEFAULT now(),
  last_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX incident_last_idx ON incident (last_at DESC);

-- The last run of each job, whatever union it was for.
CREATE TABLE job_run (
  task text PRIMARY KEY CHECK (task ~ '^[a-z_.]{1,80}$'),
  ended_at timestamptz NOT NULL DEFAULT now(),
  ms integer NOT NULL CHECK (ms >= 0),
  failed boolean NOT NULL,
  -- How often it failed since it last went well.
  failures integer NOT NULL DEFAULT 0 CHECK (failures >= 0)
);

ALTER TABLE incident ENABLE ROW LEVEL SECURITY;
ALTER TABLE incident FORCE ROW LEVEL SECURITY;
ALTER TABLE job_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE job_run FORCE ROW LEVEL SECURITY;
CREATE POLICY installation ON incident USING (true) WITH CHECK (true);
CREATE POLICY installation ON job_run USING (true) WITH CHECK (true);
