-- The whole of a union as one file is asked for like every other export.
ALTER TABLE export_request DROP CONSTRAINT export_request_kind_check;
ALTER TABLE export_request ADD CONSTRAINT export_request_kind_check CHECK (kind IN ('contacts', 'import', 'audit', 'union'));
