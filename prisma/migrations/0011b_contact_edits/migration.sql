-- What users changed of contacts by hand, field by field. Rows are only added: taking a change back is a change of its own.
CREATE TABLE contact_edit (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
  -- One saved form.
  save_id uuid NOT NULL,
  field text NOT NULL,
  -- The job or membership that the field belongs to, where it was the same before and after.
  row_id uuid,
  -- null: empty. Of a field that is sealed on the contact the ciphers, and no value in the clear.
  old_value text,
  new_value text,
  old_cipher text,
  new_cipher text,
  user_id uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  at timestamptz NOT NULL DEFAULT now(),
  -- The change that this one takes back.
  undoes uuid,
  PRIMARY KEY (union_id, id),
  CONSTRAINT contact_edit_contact_fkey FOREIGN KEY (union_id, contact_id) REFERENCES contact (union_id, id) ON DELETE CASCADE,
  CONSTRAINT contact_edit_undoes_fkey FOREIGN KEY (union_id, undoes) REFERENCES contact_edit (union_id, id),
  CONSTRAINT contact_edit_undoes_key UNIQUE (union_id, undoes),
  CHECK (coalesce(old_value, old_cipher) IS DISTINCT FROM coalesce(new_value, new_cipher)),
  CHECK (field <> 'nationalId' OR (old_value IS NULL AND new_value IS NULL))
);
CREATE INDEX contact_edit_of_contact_idx ON contact_edit (union_id, contact_id, id DESC);

ALTER TABLE contact_edit ENABLE ROW LEVEL SECURITY;
ALTER TABLE contact_edit FORCE ROW LEVEL SECURITY;
CREATE POLICY turf ON contact_edit USING (union_id = (SELECT app_union()) AND (SELECT app_role()) NOT IN ('observer', 'delegate')
  AND ((SELECT app_whole()) OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = contact_edit.union_id AND c.id = contact_edit.contact_id)));

-- A merge hands the history to the contact that stays; nothing else of it changes.
CREATE FUNCTION contact_edit_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.union_id, OLD.id, OLD.save_id, OLD.field, OLD.row_id, OLD.old_value, OLD.new_value, OLD.old_cipher, OLD.new_cipher,
      OLD.user_id, OLD.at, OLD.undoes)
    IS DISTINCT FROM (NEW.union_id, NEW.id, NEW.save_id, NEW.field, NEW.row_id, NEW.old_value, NEW.new_value, NEW.old_cipher, NEW.new_cipher,
      NEW.user_id, NEW.at, NEW.undoes)
  THEN
    RAISE EXCEPTION 'contact_edit rows are never changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contact_edit_stays BEFORE UPDATE ON contact_edit FOR EACH ROW EXECUTE FUNCTION contact_edit_stays();

-- With the contact goes what was changed of it: `erase_contact` runs as the owner, and so does this below it.
CREATE FUNCTION contact_edits_go() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  DELETE FROM public.contact_edit WHERE union_id = NEW.union_id AND contact_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER contact_edits_go AFTER UPDATE OF erased_on ON contact FOR EACH ROW
  WHEN (OLD.erased_on IS NULL AND NEW.erased_on IS NOT NULL) EXECUTE FUNCTION contact_edits_go();
