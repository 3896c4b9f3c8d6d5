-- An erased contact leaves a row without a person: jobs, memberships, assessments and conversations go on counting in past numbers. Nobody
-- sees it, no role and no job; what the numbers are made of never named anybody.
ALTER TABLE contact ADD COLUMN erased_on date;
ALTER TABLE contact ADD CONSTRAINT contact_erased_is_nobody CHECK (erased_on IS NULL OR (search_text = '' AND nickname IS NULL
  AND birth_date IS NULL AND birth_place IS NULL AND national_id_cipher IS NULL AND national_id_key IS NULL AND external_id IS NULL
  AND address IS NULL AND background IS NULL AND sex IS NULL AND language IS NULL AND owner_id IS NULL AND created_by IS NULL));
ALTER POLICY turf ON contact USING (erased_on IS NULL AND union_id = (SELECT app_union()) AND (SELECT app_role()) <> 'observer'
  AND ((SELECT app_whole())
    OR workplace_id = ANY ((SELECT app_workplaces())::uuid[]) OR department_id = ANY ((SELECT app_departments())::uuid[])
    OR (workplace_id IS NULL AND created_by = (SELECT app_user()))));
-- For erase_contact alone, which runs as the owner and says what it does.
DO $$ BEGIN EXECUTE format('CREATE POLICY erasing ON contact TO %I USING (union_id = (SELECT app_union()) AND (SELECT app_setting(''erasing'')) = ''on'')
  WITH CHECK (union_id = (SELECT app_union()) AND (SELECT app_setting(''erasing'')) = ''on'')', current_user); END $$;

-- Who was erased: by ids and keyed hashes, never by name. A restore carries it on and does it again.
CREATE TABLE erasure (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
  -- Contacts that had been made one with it: in an older backup they are still there.
  merged_ids uuid[] NOT NULL DEFAULT '{}',
  -- The keys of its telephones, e-mail addresses and national id.
  address_keys text[] NOT NULL DEFAULT '{}',
  national_id_key text,
  reason text NOT NULL CHECK (reason IN ('asked', 'no_longer_needed', 'retention')),
  erased_on date NOT NULL,
  erased_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  erased_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id)
);
CREATE UNIQUE INDEX erasure_contact_key ON erasure (union_id, contact_id);
ALTER TABLE erasure ENABLE ROW LEVEL SECURITY;
ALTER TABLE erasure FORCE ROW LEVEL SECURITY;
CREATE POLICY reading ON erasure FOR SELECT USING (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));
CREATE POLICY append ON erasure FOR INSERT WITH CHECK (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));
CREATE TRIGGER erasure_stays BEFORE UPDATE OR DELETE ON erasure FOR EACH ROW EXECUTE FUNCTION history_stays();

-- Takes out of every table what says who a contact was. With the owner's rights, for history that the application may not change: so it
-- looks itself who calls it. Twice is once. A restore calls it too.
CREATE FUNCTION erase_contact(of_union uuid, of_contact uuid, day date) RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = pg_catalog, public AS $$
DECLARE
  was_role text := current_setting('app.role', true);
  was_whole text := current_setting('app.whole', true);
  theirs uuid[];
BEGIN
  IF public.app_union() IS DISTINCT FROM of_union OR public.app_role() NOT IN ('admin', 'system') THEN
    RAISE EXCEPTION 'erase_contact is for admins of the union' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM set_config('app.erasing', 'on', true), set_config('app.role', 'system', true), set_config('app.whole', 'on', true);
  PERFORM 1 FROM public.contact WHERE union_id = of_union AND id = of_contact AND erased_on IS NULL FOR UPDATE;
  IF FOUND THEN
    -- What an import or a merge kept for an undo.
    SELECT array_agg(id) INTO theirs FROM (
      SELECT of_contact AS id
      UNION ALL SELECT id FROM public.contact_point WHERE union_id = of_union AND contact_id = of_contact
      UNION ALL SELECT id FROM public.job WHERE union_id = of_union AND contact_id = of_contact
      UNION ALL SELECT id FROM public.membership WHERE union_id = of_union AND contact_id = of_contact
      UNION ALL SELECT id FROM public.assessment WHERE union_id = of_union AND contact_id = of_contact) x;
    DELETE FROM public.import_change WHERE union_id = of_union AND entity_id = ANY (theirs);
    DELETE FROM public.import_person p USING public.import_row r WHERE r.union_id = of_union AND r.contact_id = of_contact
      AND p.union_id = r.union_id AND p.batch_id = r.batch_id AND p.row_number = r.row_number;
    UPDATE public.import_row SET contact_id = NULL, cells = '[]', reasons = NULL, state = CASE WHEN state IN ('staged', 'held') THEN 'unchanged' ELSE state END
      WHERE union_id = of_union AND contact_id = of_contact;
    UPDATE public.phone_entry SET contact_id = NULL WHERE union_id = of_union AND contact_id = of_contact;
    -- Also those in which this contact was the one merged away: an undone one still has the name.
    DELETE FROM public.contact_merge WHERE union_id = of_union AND of_contact IN (survivor_id, gone_id);
    DELETE FROM public.contact_redirect WHERE union_id = of_union AND survivor_id = of_contact;
    DELETE FROM public.contact_distinction WHERE union_id = of_union AND of_contact IN (contact_a, contact_b);
    DELETE FROM public.duplicate_pair WHERE union_id = of_union AND of_contact IN (contact_a, contact_b);
    DELETE FROM public.import_candidate WHERE union_id = of_union AND contact_id = of_contact;
    DELETE FROM public.import_identity WHERE union_id = of_union AND contact_id = of_contact;
    -- What was said of and with the person.
    DELETE FROM public.contact_point WHERE union_id = of_union AND contact_id = of_contact;
    DELETE FROM public.contact_issue WHERE union_id = of_union AND contact_id = of_contact;
    DELETE FROM public.consent_event WHERE union_id = of_union AND contact_id = of_contact;
    DELETE FROM public.conversation_version v USING public.conversation c WHERE c.union_id = of_union AND c.contact_id = of_contact
      AND v.union_id = c.union_id AND v.conversation_id = c.id;
    UPDATE public.conversation SET notes_cipher = NULL, ask = NULL, group_id = NULL WHERE union_id = of_union AND contact_id = of_contact;
    UPDATE public.follow_up SET promise = NULL, closed_at = coalesce(closed_at, now()), state = CASE WHEN state = 'open' THEN 'cancelled' ELSE state END
      WHERE union_id = of_union AND contact_id = of_contact;
    UPDATE public.paper_list_row SET department = NULL, line = NULL, shift = NULL, rating = NULL, evidence = NULL, due_on = NULL
      WHERE union_id = of_union AND contact_id = of_contact;
    -- What the numbers are made of. From today on the person counts no more.
    UPDATE public.membership SET card_number = NULL, import_batch_id = NULL, created_by = NULL,
      left_on = coalesce(left_on, greatest(day, coalesce(joined_on, recorded_on))), ending = coalesce(ending, 'resigned')
      WHERE union_id = of_union AND contact_id = of_contact;
    UPDATE public.job SET line = NULL, title = NULL, employee_number = NULL, contract_ends_on = NULL, import_batch_id = NULL,
      ended_on = CASE WHEN is_current THEN greatest(day, started_on) ELSE ended_on END,
      ending = CASE WHEN is_current THEN 'other' ELSE ending END, is_current = false
      WHERE union_id = of_union AND contact_id = of_contact;
    UPDATE public.enrolment SET owner_id = NULL WHERE union_id = of_union AND contact_id = of_contact;
    UPDATE public.contact SET name = '–', nickname = NULL, search_text = '', sex = NULL, birth_date = NULL, birth_place = NULL,
      national_id_cipher = NULL, national_id_key = NULL, external_id = NULL, address = NULL, language = NULL, background = NULL,
      do_not_contact = true, closed = '{}', deceased_on = NULL, owner_id = NULL, workplace_id = NULL, department_id = NULL, shift_id = NULL,
      is_member = false, assessment = NULL, assessed_at = NULL, last_contact_at = NULL, last_outcome = NULL, last_conversation_at = NULL,
      import_batch_id = NULL, created_by = NULL, version = version + 1, updated_at = now(), erased_on = day
      WHERE union_id = of_union AND id = of_contact;
  END IF;
  PERFORM set_config('app.erasing', '', true), set_config('app.role', coalesce(was_role, ''), true), set_config('app.whole', coalesce(was_whole, ''), true);
  RETURN theirs IS NOT NULL;
END $$;
