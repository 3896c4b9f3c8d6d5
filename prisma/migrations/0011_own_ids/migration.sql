-- Our own id of somebody, in a file that we exported.
ALTER TABLE import_person ADD COLUMN serikat_id uuid;
