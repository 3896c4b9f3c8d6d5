-- The file for the manpower office is asked for like any other. Which kinds of files there are, the application says.
ALTER TABLE export_request DROP CONSTRAINT export_request_kind_check;
ALTER TABLE export_request ADD CONSTRAINT export_request_kind_check CHECK (kind ~ '^[a-z_]{3,30}$');
