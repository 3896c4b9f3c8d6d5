ALTER TYPE contract_type ADD VALUE IF NOT EXISTS 'part_time';

-- One row for each living job worker: a worker that stops beating gives its jobs back within half a minute.
CREATE TABLE worker (
  id text PRIMARY KEY,
  seen_at timestamptz NOT NULL DEFAULT now()
);
