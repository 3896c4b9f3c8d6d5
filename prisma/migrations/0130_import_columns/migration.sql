-- Why an import has failed: its file is refused (`refusal` says why), its job failed as often as it may, or nobody came back to it.
CREATE TYPE import_stop_reason AS ENUM ('refused', 'failed', 'lapsed');

ALTER TABLE import_batch
  ADD COLUMN stop_reason import_stop_reason,
  ADD COLUMN stopped_in import_state,
  -- The undo that was asked for last takes those too whom somebody worked with since.
  ADD COLUMN undo_all boolean NOT NULL DEFAULT false,
  ADD CHECK ((state = 'failed') = (stop_reason IS NOT NULL)),
  ADD CHECK ((stop_reason IS NULL) = (stopped_in IS NULL)),
  ADD CHECK ((stop_reason IS NOT DISTINCT FROM 'refused') = (refusal IS NOT NULL));
