-- Run after every migration by the owner. The application's role works in the tables; it changes no schema and no history.
GRANT USAGE ON SCHEMA public TO serikat_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO serikat_app;
REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM serikat_app;
REVOKE UPDATE, DELETE ON audit_entry, audit_seal, audit_check FROM serikat_app;
REVOKE DELETE ON contact_view, contact_edit, export_request FROM serikat_app;
REVOKE INSERT, UPDATE, DELETE ON key_canary, backup, data_step FROM serikat_app;
REVOKE UPDATE, DELETE ON stage_move FROM serikat_app;
REVOKE UPDATE, DELETE ON conversation_version FROM serikat_app;
-- A merge gives the rows to the contact that stays; nothing else of them changes.
REVOKE UPDATE, DELETE ON consent_event FROM serikat_app;
GRANT UPDATE (contact_id) ON consent_event TO serikat_app;
REVOKE UPDATE, DELETE ON participation_change FROM serikat_app;
GRANT UPDATE (participation_id) ON participation_change TO serikat_app;
REVOKE DELETE ON suppression FROM serikat_app;
-- Papers of a membership are ended, withdrawn or revoked, with their day.
REVOKE DELETE ON membership_application, membership_card, membership_statement, union_claim, deduction_authority, unit_office FROM serikat_app;
REVOKE UPDATE, DELETE ON authority_event FROM serikat_app;
GRANT UPDATE (undone_at, undone_reason) ON authority_event TO serikat_app;
REVOKE UPDATE, DELETE ON erasure FROM serikat_app;
REVOKE DELETE ON "union", "user", seat, invitation FROM serikat_app;
REVOKE SELECT, UPDATE ON "user" FROM serikat_app;
REVOKE UPDATE ON invitation FROM serikat_app;
-- All but password_hash, which password_hash_of() tells.
DO $$ BEGIN EXECUTE (SELECT format('GRANT SELECT (%s) ON "user" TO serikat_app', string_agg(quote_ident(attname), ', ')) FROM pg_attribute
  WHERE attrelid = '"user"'::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'password_hash'); END $$;
GRANT UPDATE (name, email, locale, password_hash, password_changed_at) ON "user" TO serikat_app;
GRANT UPDATE (accepted_at, revoked_at) ON invitation TO serikat_app;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO serikat_app;
GRANT USAGE ON SCHEMA graphile_worker TO serikat_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO serikat_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA graphile_worker TO serikat_app;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO serikat_app;
-- graphile-worker switches row security on in its own tables; the application adds and works off jobs there.
DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT relname FROM pg_class WHERE relnamespace = 'graphile_worker'::regnamespace AND relkind = 'r' AND relrowsecurity
  LOOP
    EXECUTE format('DROP POLICY IF EXISTS serikat ON graphile_worker.%I', t);
    EXECUTE format('CREATE POLICY serikat ON graphile_worker.%I TO serikat_app USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;
-- Row security is forced on the owner too. A backup says app.backup and reads every row; a change of keys says app.reseal as well, and
-- seals them anew. Nothing else that the owner does says either.
DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relrowsecurity
    AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'reseal'
      AND p.polroles = ARRAY[(SELECT oid FROM pg_roles WHERE rolname = current_user)])
  LOOP
    EXECUTE format('DROP POLICY IF EXISTS backup ON public.%I', t);
    EXECUTE format('CREATE POLICY backup ON public.%I FOR SELECT TO %I USING (current_setting(''app.backup'', true) = ''on'')', t, current_user);
    EXECUTE format('DROP POLICY IF EXISTS reseal ON public.%I', t);
    EXECUTE format('CREATE POLICY reseal ON public.%I FOR UPDATE TO %I USING (current_setting(''app.reseal'', true) = ''on'')', t, current_user);
  END LOOP;
END $$;
