-- Row security: which rows the application may read and write, whatever a query says. The application works as serikat_app, which owns
-- no table and cannot bypass policies. What that role is granted is in prisma/grants.sql, which runs after every migration.

-- Who acts ----------------------------------------------------------------------------------------

-- These functions stand here and not in 0003_functions because policies are made of them. The application sets the
-- values once in each transaction. '' and unset both mean nobody.
CREATE FUNCTION app_setting(name text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.' || name, true), '') $$;
CREATE FUNCTION app_union() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT app_setting('union_id')::uuid $$;
CREATE FUNCTION app_user() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT app_setting('user_id')::uuid $$;
CREATE FUNCTION app_role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT coalesce(app_setting('role'), '') $$;
-- True where the seat sees the whole union.
CREATE FUNCTION app_whole() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT coalesce(app_setting('whole') = 'on', false) $$;
-- Workplaces that are wholly in the turf, departments that are in it alone, and every workplace of either.
CREATE FUNCTION app_workplaces() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT coalesce(app_setting('workplaces')::uuid[], '{}') $$;
CREATE FUNCTION app_departments() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT coalesce(app_setting('departments')::uuid[], '{}') $$;
CREATE FUNCTION app_seen_workplaces() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT coalesce(app_setting('seen_workplaces')::uuid[], '{}') $$;
-- The hash of a secret that the caller presents (session cookie, invitation link, phone) before we know who it is.
CREATE FUNCTION app_secret() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT app_setting('secret_hash') $$;
CREATE FUNCTION app_email() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT app_setting('email') $$;

-- Every table but those of the installation, which hold nothing of a union. FORCE: for the owner too.
DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
    AND relname NOT IN ('rate_limit', 'worker', '_prisma_migrations')
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;

-- In the policies each app_… function stands in a SELECT of its own, so that PostgreSQL calls it once a query and not once a row.
-- `own` is a policy for the union's rows, `turf` for those of them that are in the seat's turf.

-- Organisation and people who sign in -------------------------------------------------------------

CREATE POLICY own ON "union" USING (id = (SELECT app_union())
  OR EXISTS (SELECT 1 FROM seat s WHERE s.union_id = "union".id AND s.user_id = (SELECT app_user())));
-- For installation_is_empty and every_union, which run as the owner.
DO $$ BEGIN EXECUTE format('CREATE POLICY owner_counts ON "union" FOR SELECT TO %I USING (true)', current_user); END $$;
CREATE POLICY known ON "user" USING (
    id = (SELECT app_user()) OR email = (SELECT app_email())
    OR EXISTS (SELECT 1 FROM seat s WHERE s.user_id = "user".id AND s.union_id = (SELECT app_union())));
CREATE POLICY own ON seat USING (union_id = (SELECT app_union()) OR user_id = (SELECT app_user()))
  WITH CHECK (union_id = (SELECT app_union()));
CREATE POLICY own ON session USING (
    user_id = (SELECT app_user()) OR secret_hash = (SELECT app_secret())
    OR (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system')));
CREATE POLICY own ON invitation USING (union_id = (SELECT app_union()) OR token_hash = (SELECT app_secret()))
  WITH CHECK (union_id = (SELECT app_union()));

-- Places of work ----------------------------------------------------------------------------------

CREATE POLICY own ON employer USING (union_id = (SELECT app_union()));
CREATE POLICY turf ON workplace USING (union_id = (SELECT app_union())
  AND ((SELECT app_whole()) OR id = ANY ((SELECT app_seen_workplaces())::uuid[])));
CREATE POLICY turf ON department USING (union_id = (SELECT app_union()) AND ((SELECT app_whole())
    OR workplace_id = ANY ((SELECT app_workplaces())::uuid[]) OR id = ANY ((SELECT app_departments())::uuid[])));
CREATE POLICY turf ON shift USING (union_id = (SELECT app_union())
  AND ((SELECT app_whole()) OR workplace_id = ANY ((SELECT app_seen_workplaces())::uuid[])));
CREATE POLICY turf ON headcount USING (union_id = (SELECT app_union()) AND ((SELECT app_whole())
    OR workplace_id = ANY ((SELECT app_workplaces())::uuid[]) OR department_id = ANY ((SELECT app_departments())::uuid[])));
CREATE POLICY own ON turf USING (union_id = (SELECT app_union())
    OR EXISTS (SELECT 1 FROM seat s WHERE s.union_id = turf.union_id AND s.id = turf.seat_id AND s.user_id = (SELECT app_user())))
  WITH CHECK (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));

-- The union's own vocabulary ----------------------------------------------------------------------

CREATE POLICY own ON issue USING (union_id = (SELECT app_union()));
CREATE POLICY own ON threshold USING (union_id = (SELECT app_union()));
CREATE POLICY own ON prompt USING (union_id = (SELECT app_union()))
  WITH CHECK (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));
CREATE POLICY own ON message_template USING (union_id = (SELECT app_union()))
  WITH CHECK (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));

-- Contacts. An observer sees jobs and numbers, never a contact. -----------------------------------

CREATE POLICY turf ON contact USING (union_id = (SELECT app_union()) AND (SELECT app_role()) <> 'observer' AND ((SELECT app_whole())
    OR workplace_id = ANY ((SELECT app_workplaces())::uuid[]) OR department_id = ANY ((SELECT app_departments())::uuid[])
    OR (workplace_id IS NULL AND created_by = (SELECT app_user()))));
CREATE POLICY turf ON contact_point USING (union_id = (SELECT app_union()) AND (SELECT app_role()) NOT IN ('observer', 'delegate')
  AND ((SELECT app_whole()) OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = contact_point.union_id AND c.id = contact_point.contact_id)));
CREATE POLICY turf ON job USING (union_id = (SELECT app_union()) AND ((SELECT app_whole())
    OR workplace_id = ANY ((SELECT app_workplaces())::uuid[]) OR department_id = ANY ((SELECT app_departments())::uuid[])
    OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = job.union_id AND c.id = job.contact_id)));
-- A delegate has no use for memberships; the numbers that are counted from them are counted with the role `system`.
CREATE POLICY turf ON membership USING (union_id = (SELECT app_union()) AND (SELECT app_role()) <> 'delegate' AND ((SELECT app_whole())
    OR EXISTS (SELECT 1 FROM job j WHERE j.union_id = membership.union_id AND j.contact_id = membership.contact_id)
    OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = membership.union_id AND c.id = membership.contact_id)));
-- Like telephone numbers: with the contact, and neither for delegates nor for observers.
CREATE POLICY turf ON contact_issue USING (union_id = (SELECT app_union()) AND (SELECT app_role()) NOT IN ('observer', 'delegate')
  AND ((SELECT app_whole()) OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = contact_issue.union_id AND c.id = contact_issue.contact_id)));

-- Duplicates --------------------------------------------------------------------------------------

-- A user who sees both contacts sees that they are two people, or look like one.
CREATE POLICY turf ON contact_distinction USING (union_id = (SELECT app_union()) AND (SELECT app_role()) NOT IN ('observer', 'delegate')
  AND ((SELECT app_whole()) OR (
    EXISTS (SELECT 1 FROM contact c WHERE c.union_id = contact_distinction.union_id AND c.id = contact_distinction.contact_a)
    AND EXISTS (SELECT 1 FROM contact c WHERE c.union_id = contact_distinction.union_id AND c.id = contact_distinction.contact_b))));
CREATE POLICY turf ON duplicate_pair USING (union_id = (SELECT app_union()) AND (SELECT app_role()) NOT IN ('observer', 'delegate')
  AND ((SELECT app_whole()) OR (
    EXISTS (SELECT 1 FROM contact c WHERE c.union_id = duplicate_pair.union_id AND c.id = duplicate_pair.contact_a)
    AND EXISTS (SELECT 1 FROM contact c WHERE c.union_id = duplicate_pair.union_id AND c.id = duplicate_pair.contact_b))));
CREATE POLICY turf ON contact_merge USING (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'coordinator', 'system')
  AND ((SELECT app_whole()) OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = contact_merge.union_id AND c.id = contact_merge.survivor_id)));
CREATE POLICY turf ON contact_merge_change USING (union_id = (SELECT app_union())
  AND EXISTS (SELECT 1 FROM contact_merge m WHERE m.union_id = contact_merge_change.union_id AND m.id = contact_merge_change.merge_id));
CREATE POLICY turf ON contact_redirect USING (union_id = (SELECT app_union()) AND (SELECT app_role()) <> 'observer'
  AND ((SELECT app_whole()) OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = contact_redirect.union_id AND c.id = contact_redirect.survivor_id)));

-- Conversations. A delegate sees their own. -------------------------------------------------------

CREATE POLICY turf ON conversation USING (union_id = (SELECT app_union())
  AND ((SELECT app_role()) NOT IN ('delegate', 'observer') OR by_user_id = (SELECT app_user()))
  AND ((SELECT app_whole()) OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = conversation.union_id AND c.id = conversation.contact_id)));
CREATE POLICY turf ON conversation_issue USING (union_id = (SELECT app_union())
  AND EXISTS (SELECT 1 FROM conversation v WHERE v.union_id = conversation_issue.union_id AND v.id = conversation_issue.conversation_id));
CREATE POLICY turf ON conversation_version USING (union_id = (SELECT app_union())
  AND EXISTS (SELECT 1 FROM conversation v WHERE v.union_id = conversation_version.union_id AND v.id = conversation_version.conversation_id));
CREATE POLICY turf ON assessment USING (union_id = (SELECT app_union()) AND ((SELECT app_role()) <> 'delegate' OR by_user_id = (SELECT app_user()))
  AND ((SELECT app_whole())
    OR EXISTS (SELECT 1 FROM job j WHERE j.union_id = assessment.union_id AND j.contact_id = assessment.contact_id)
    OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = assessment.union_id AND c.id = assessment.contact_id)));
CREATE POLICY turf ON follow_up USING (union_id = (SELECT app_union()) AND (SELECT app_role()) <> 'observer'
  AND ((SELECT app_role()) <> 'delegate' OR assigned_to = (SELECT app_user()) OR created_by = (SELECT app_user()))
  AND ((SELECT app_whole()) OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = follow_up.union_id AND c.id = follow_up.contact_id)));

-- Campaigns ---------------------------------------------------------------------------------------

CREATE POLICY own ON campaign USING (union_id = (SELECT app_union()));
CREATE POLICY own ON campaign_workplace USING (union_id = (SELECT app_union()));
CREATE POLICY own ON stage USING (union_id = (SELECT app_union()));
CREATE POLICY turf ON enrolment USING (union_id = (SELECT app_union()) AND ((SELECT app_whole())
    OR EXISTS (SELECT 1 FROM job j WHERE j.union_id = enrolment.union_id AND j.contact_id = enrolment.contact_id)
    OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = enrolment.union_id AND c.id = enrolment.contact_id)));
CREATE POLICY turf ON stage_move USING (union_id = (SELECT app_union())
  AND EXISTS (SELECT 1 FROM enrolment e WHERE e.union_id = stage_move.union_id AND e.id = stage_move.enrolment_id));

-- Paper lists -------------------------------------------------------------------------------------

-- A list of one department is not for the organisers of another: a row is visible to users who may see its contact and to the one
-- who printed it, a list where one of its rows is visible.
CREATE POLICY turf ON paper_list USING (union_id = (SELECT app_union())
  AND (SELECT app_role()) IN ('admin', 'coordinator', 'organiser', 'system')
  AND ((SELECT app_whole()) OR workplace_id = ANY ((SELECT app_seen_workplaces())::uuid[])
    AND (printed_by = (SELECT app_user()) OR EXISTS (
      SELECT 1 FROM paper_list_row r WHERE r.union_id = paper_list.union_id AND r.paper_list_id = paper_list.id))));
CREATE POLICY turf ON paper_list_row USING (union_id = (SELECT app_union())
  AND (SELECT app_role()) IN ('admin', 'coordinator', 'organiser', 'system')
  AND ((SELECT app_whole()) OR printed_by = (SELECT app_user())
    OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = paper_list_row.union_id AND c.id = paper_list_row.contact_id)));

-- Phones ------------------------------------------------------------------------------------------

-- By its secret a phone learns that it was revoked, even when no user is signed in on it.
CREATE POLICY own ON device USING (secret_hash = (SELECT app_secret()) OR (union_id = (SELECT app_union())
    AND (user_id = (SELECT app_user()) OR (SELECT app_role()) IN ('admin', 'system'))))
  WITH CHECK (secret_hash = (SELECT app_secret()) OR (union_id = (SELECT app_union())
    AND (user_id = (SELECT app_user()) OR (SELECT app_role()) IN ('admin', 'system'))));
CREATE POLICY own ON phone_entry USING (union_id = (SELECT app_union())
  AND (user_id = (SELECT app_user()) OR (SELECT app_role()) IN ('admin', 'system')));

-- Imports -----------------------------------------------------------------------------------------

CREATE POLICY own ON import_batch USING (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));
CREATE POLICY own ON import_row USING (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));
CREATE POLICY own ON import_person USING (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));
CREATE POLICY own ON import_candidate USING (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));
CREATE POLICY own ON import_change USING (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));
CREATE POLICY own ON import_identity USING (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));
CREATE POLICY own ON import_template USING (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));

-- Audit. Added by all, read by few, changed by none. ----------------------------------------------

CREATE POLICY append ON audit_entry FOR INSERT WITH CHECK (union_id = (SELECT app_union()));
CREATE POLICY reading ON audit_entry FOR SELECT USING (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));
