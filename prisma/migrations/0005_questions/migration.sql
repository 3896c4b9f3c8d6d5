-- Of the row that would be recognised, or joined: what it says of who it is, as one value.
ALTER TABLE import_candidate ADD COLUMN fingerprint text NOT NULL DEFAULT '';
ALTER TABLE import_candidate ALTER COLUMN fingerprint DROP DEFAULT;

-- Whom a row without any number may be: the same day of birth, a name that begins alike.
CREATE INDEX contact_birth_name_idx ON contact (union_id, birth_date, left(search_text, 2)) WHERE birth_date IS NOT NULL;
