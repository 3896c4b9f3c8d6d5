-- Address and background of a contact, sealed for the union with a keyed hash behind the text (src/lib/crypto.ts, sealComparable).
-- No SQL can seal: the next start does it (scripts/lib/plain-texts.mjs) and empties the columns address and background, which nothing
-- writes any more.
ALTER TABLE contact ADD COLUMN address_cipher text, ADD COLUMN background_cipher text;
ALTER TABLE import_person ADD COLUMN address_cipher text, ADD COLUMN background_cipher text;

ALTER TABLE contact ADD CONSTRAINT contact_erased_has_no_texts
  CHECK (erased_on IS NULL OR (address_cipher IS NULL AND background_cipher IS NULL));
CREATE FUNCTION contact_texts_go() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.address_cipher := NULL;
  NEW.background_cipher := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER contact_texts_go BEFORE UPDATE OF erased_on ON contact FOR EACH ROW
  WHEN (OLD.erased_on IS NULL AND NEW.erased_on IS NOT NULL) EXECUTE FUNCTION contact_texts_go();

-- What a start does to the data once, because no migration can: of the installation, like the names of its keys.
CREATE TABLE data_step (
  name text PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 60),
  done_at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE data_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE data_step FORCE ROW LEVEL SECURITY;
CREATE POLICY installation ON data_step USING (true) WITH CHECK (true);

-- While the field key is changed, the key before it opens what is not sealed anew yet.
ALTER TABLE key_canary DROP CONSTRAINT key_canary_name_check;
ALTER TABLE key_canary ADD CONSTRAINT key_canary_name_check CHECK (name IN ('field', 'blind', 'field_old'));

-- Sealing the same text anew is no change of history. Only the owner does it, and says so.
CREATE FUNCTION is_resealing(of_table regclass) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT current_setting('app.reseal', true) = 'on'
    AND (SELECT relowner FROM pg_class WHERE oid = of_table) = (SELECT oid FROM pg_roles WHERE rolname = current_user)
$$;
DROP TRIGGER conversation_version_stays ON conversation_version;
CREATE TRIGGER conversation_version_stays BEFORE UPDATE ON conversation_version FOR EACH ROW
  WHEN (NOT is_resealing('conversation_version')) EXECUTE FUNCTION history_stays();
DROP TRIGGER contact_edit_stays ON contact_edit;
CREATE TRIGGER contact_edit_stays BEFORE UPDATE ON contact_edit FOR EACH ROW
  WHEN (NOT is_resealing('contact_edit')) EXECUTE FUNCTION contact_edit_stays();
DROP TRIGGER export_request_stays ON export_request;
CREATE TRIGGER export_request_stays BEFORE UPDATE ON export_request FOR EACH ROW
  WHEN (NOT is_resealing('export_request')) EXECUTE FUNCTION export_request_stays();
