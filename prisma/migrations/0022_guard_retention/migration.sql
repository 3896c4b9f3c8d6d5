-- When what an ended import kept of people (rejected rows, old values) was thrown away.
ALTER TABLE import_batch ADD COLUMN forgotten_at timestamptz;
