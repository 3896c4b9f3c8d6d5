-- The day that a promise counts from where it isn't `due_on`: the one first said, before it was moved; the day of handing it
-- over, for whoever was given it late. Null: neither.
ALTER TABLE follow_up ADD COLUMN first_due_on date;
CREATE INDEX follow_up_counted_idx ON follow_up (union_id, (coalesce(first_due_on, due_on)));
