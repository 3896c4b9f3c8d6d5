-- Since when the people that a batch was checked against may have changed; whoever comes in later is looked for again.
ALTER TABLE import_batch ADD COLUMN checked_at timestamptz;

-- Whether this very file came in before.
CREATE INDEX import_batch_hash_idx ON import_batch (union_id, file_hash);
