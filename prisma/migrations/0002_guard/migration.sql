-- Who acts, set once per transaction. '' and unset both mean nobody.
CREATE FUNCTION app_setting(name text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.' || name, true), '') $$;
CREATE FUNCTION app_union() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT app_setting('union_id')::uuid $$;
CREATE FUNCTION app_user() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT app_setting('user_id')::uuid $$;
CREATE FUNCTION app_role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT coalesce(app_setting('role'), '') $$;
CREATE FUNCTION app_whole() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT coalesce(app_setting('whole') = 'on', false) $$;
-- Workplaces that are wholly in the turf, departments that are in it alone, and every workplace of either.
CREATE FUNCTION app_workplaces() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT coalesce(app_setting('workplaces')::uuid[], '{}') $$;
CREATE FUNCTION app_departments() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT coalesce(app_setting('departments')::uuid[], '{}') $$;
CREATE FUNCTION app_seen_workplaces() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT coalesce(app_setting('seen_workplaces')::uuid[], '{}') $$;
-- The hash of the secret that somebody holds in hand (session cookie, invitation link), before we know who it is.
CREATE FUNCTION app_secret() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT app_setting('secret_hash') $$;
CREATE FUNCTION app_email() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT app_setting('email') $$;

DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
    AND relname NOT LIKE E'\\_prisma%' AND relname <> 'rate_limit'
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;

-- Organisation and people who sign in
CREATE POLICY own ON "union" USING (id = (SELECT app_union()) OR EXISTS (SELECT 1 FROM seat s WHERE s.union_id = "union".id AND s.user_id = (SELECT app_user())));
DO $$ BEGIN EXECUTE format('CREATE POLICY owner_counts ON "union" FOR SELECT TO %I USING (true)', current_user); END $$;
CREATE FUNCTION installation_is_empty() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$ SELECT NOT EXISTS (SELECT 1 FROM public."union") $$;

CREATE POLICY own ON seat USING (union_id = (SELECT app_union()) OR user_id = (SELECT app_user()))
  WITH CHECK (union_id = (SELECT app_union()));
CREATE POLICY known ON "user" USING (
    id = (SELECT app_user()) OR email = (SELECT app_email())
    OR EXISTS (SELECT 1 FROM seat s WHERE s.user_id = "user".id AND s.union_id = (SELECT app_union())));
CREATE POLICY own ON session USING (
    user_id = (SELECT app_user()) OR secret_hash = (SELECT app_secret())
    OR (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system')));
CREATE POLICY own ON invitation USING (union_id = (SELECT app_union()) OR token_hash = (SELECT app_secret()))
  WITH CHECK (union_id = (SELECT app_union()));
CREATE POLICY own ON turf USING (union_id = (SELECT app_union())
    OR EXISTS (SELECT 1 FROM seat s WHERE s.union_id = turf.union_id AND s.id = turf.seat_id AND s.user_id = (SELECT app_user())))
  WITH CHECK (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));

-- Vocabulary and campaigns: the union's own
CREATE POLICY own ON employer USING (union_id = (SELECT app_union()));
CREATE POLICY own ON issue USING (union_id = (SELECT app_union()));
CREATE POLICY own ON threshold USING (union_id = (SELECT app_union()));
CREATE POLICY own ON campaign USING (union_id = (SELECT app_union()));
CREATE POLICY own ON campaign_workplace USING (union_id = (SELECT app_union()));
CREATE POLICY own ON stage USING (union_id = (SELECT app_union()));

-- Places of work: the turf
CREATE POLICY turf ON workplace USING (union_id = (SELECT app_union()) AND ((SELECT app_whole()) OR id = ANY ((SELECT app_seen_workplaces())::uuid[])));
CREATE POLICY turf ON department USING (union_id = (SELECT app_union()) AND ((SELECT app_whole())
    OR workplace_id = ANY ((SELECT app_workplaces())::uuid[]) OR id = ANY ((SELECT app_departments())::uuid[])));
CREATE POLICY turf ON shift USING (union_id = (SELECT app_union()) AND ((SELECT app_whole()) OR workplace_id = ANY ((SELECT app_seen_workplaces())::uuid[])));
CREATE POLICY turf ON headcount USING (union_id = (SELECT app_union()) AND ((SELECT app_whole())
    OR workplace_id = ANY ((SELECT app_workplaces())::uuid[]) OR department_id = ANY ((SELECT app_departments())::uuid[])));

-- People. An observer sees spans and numbers, never a contact.
CREATE POLICY turf ON contact USING (union_id = (SELECT app_union()) AND (SELECT app_role()) <> 'observer' AND ((SELECT app_whole())
    OR workplace_id = ANY ((SELECT app_workplaces())::uuid[]) OR department_id = ANY ((SELECT app_departments())::uuid[])
    OR (workplace_id IS NULL AND created_by = (SELECT app_user()))));
CREATE POLICY turf ON contact_point USING (union_id = (SELECT app_union()) AND (SELECT app_role()) NOT IN ('observer', 'delegate')
  AND ((SELECT app_whole()) OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = contact_point.union_id AND c.id = contact_point.contact_id)));
CREATE POLICY turf ON job USING (union_id = (SELECT app_union()) AND ((SELECT app_whole())
    OR workplace_id = ANY ((SELECT app_workplaces())::uuid[]) OR department_id = ANY ((SELECT app_departments())::uuid[])
    OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = job.union_id AND c.id = job.contact_id)));
CREATE POLICY turf ON membership USING (union_id = (SELECT app_union()) AND ((SELECT app_whole())
    OR EXISTS (SELECT 1 FROM job j WHERE j.union_id = membership.union_id AND j.contact_id = membership.contact_id)
    OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = membership.union_id AND c.id = membership.contact_id)));
CREATE POLICY turf ON assessment USING (union_id = (SELECT app_union()) AND ((SELECT app_role()) <> 'delegate' OR by_user_id = (SELECT app_user()))
  AND ((SELECT app_whole())
    OR EXISTS (SELECT 1 FROM job j WHERE j.union_id = assessment.union_id AND j.contact_id = assessment.contact_id)
    OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = assessment.union_id AND c.id = assessment.contact_id)));
CREATE POLICY turf ON conversation USING (union_id = (SELECT app_union())
  AND ((SELECT app_role()) NOT IN ('delegate', 'observer') OR by_user_id = (SELECT app_user()))
  AND ((SELECT app_whole()) OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = conversation.union_id AND c.id = conversation.contact_id)));
CREATE POLICY turf ON conversation_issue USING (union_id = (SELECT app_union())
  AND EXISTS (SELECT 1 FROM conversation v WHERE v.union_id = conversation_issue.union_id AND v.id = conversation_issue.conversation_id));
CREATE POLICY turf ON follow_up USING (union_id = (SELECT app_union()) AND (SELECT app_role()) <> 'observer'
  AND ((SELECT app_role()) <> 'delegate' OR assigned_to = (SELECT app_user()) OR created_by = (SELECT app_user()))
  AND ((SELECT app_whole()) OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = follow_up.union_id AND c.id = follow_up.contact_id)));
CREATE POLICY turf ON enrolment USING (union_id = (SELECT app_union()) AND ((SELECT app_whole())
    OR EXISTS (SELECT 1 FROM job j WHERE j.union_id = enrolment.union_id AND j.contact_id = enrolment.contact_id)
    OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = enrolment.union_id AND c.id = enrolment.contact_id)));
CREATE POLICY turf ON stage_move USING (union_id = (SELECT app_union())
  AND EXISTS (SELECT 1 FROM enrolment e WHERE e.union_id = stage_move.union_id AND e.id = stage_move.enrolment_id));

-- Imports and audit
CREATE POLICY own ON import_batch USING (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));
CREATE POLICY own ON import_row USING (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));
CREATE POLICY own ON import_change USING (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));
CREATE POLICY append ON audit_entry FOR INSERT WITH CHECK (union_id = (SELECT app_union()));
CREATE POLICY reading ON audit_entry FOR SELECT USING (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));

CREATE FUNCTION history_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows are never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION history_stays();
CREATE TRIGGER audit_entry_stays_whole BEFORE TRUNCATE ON audit_entry EXECUTE FUNCTION history_stays();
CREATE TRIGGER stage_move_stays BEFORE UPDATE ON stage_move FOR EACH ROW EXECUTE FUNCTION history_stays();
