-- A checked row as the columns that the commit writes: nothing of anybody travels through the application a second time.
-- A row lives from the check until its person is written.
CREATE TABLE import_person (
  union_id uuid NOT NULL,
  batch_id uuid NOT NULL,
  row_number integer NOT NULL,
  contact_id uuid NOT NULL,
  name text NOT NULL,
  nickname text,
  search_text text NOT NULL,
  sex sex,
  birth_date date,
  birth_place text,
  national_id_cipher text,
  national_id_key text,
  external_id text,
  address text,
  language text,
  background text,
  do_not_contact boolean NOT NULL,
  deceased boolean NOT NULL,
  phones text[] NOT NULL,
  phone_consent consent NOT NULL,
  emails text[] NOT NULL,
  email_consent consent NOT NULL,
  employer text,
  workplace text,
  department text,
  shift text,
  line text,
  title text,
  employee_number text,
  contract_type contract_type,
  contract_ends_on date,
  started_on date,
  is_member boolean,
  card_number text,
  joined_on date,
  assessment smallint,
  PRIMARY KEY (union_id, batch_id, row_number),
  FOREIGN KEY (union_id, batch_id) REFERENCES import_batch (union_id, id) ON DELETE CASCADE
);
ALTER TABLE import_person ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_person FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON import_person USING (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));

ALTER TABLE import_row DROP COLUMN person;
CREATE INDEX import_row_joined_idx ON import_row (union_id, batch_id, same_as) WHERE same_as IS NOT NULL;

-- What a row is matched by, in a union of a million.
CREATE INDEX contact_external_id_idx ON contact (union_id, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX contact_namesake_idx ON contact (union_id, search_text, birth_date);

-- A new UUIDv7 of the same moment as another id: rows that belong together lie together in the indexes.
CREATE FUNCTION sibling_id(id uuid) RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE
  AS $$ SELECT (left(id::text, 15) || substr(gen_random_uuid()::text, 16))::uuid $$;
