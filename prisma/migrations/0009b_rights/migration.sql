-- Row security guarded what is read; from here on it guards rights too: whoever gets a statement of theirs into the database, with the
-- identity of an observer, makes nobody an admin, sets no password but their own, and writes no history.

-- True for the owner of the table, who migrates and restores; the application's role never is.
CREATE FUNCTION app_owns(of_table oid) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public
  AS $$ SELECT pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = of_table), 'MEMBER') $$;

-- Unions ------------------------------------------------------------------------------------------

DROP POLICY own ON "union";
CREATE POLICY seen ON "union" FOR SELECT USING (id = (SELECT app_union())
  OR EXISTS (SELECT 1 FROM seat s WHERE s.union_id = "union".id AND s.user_id = (SELECT app_user())));
CREATE POLICY made ON "union" FOR INSERT WITH CHECK (id = (SELECT app_union()) AND (SELECT app_role()) = 'system');
CREATE POLICY changed ON "union" FOR UPDATE USING (id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));

-- Users: their own row is theirs to change, and nobody else's -------------------------------------

DROP POLICY known ON "user";
CREATE POLICY known ON "user" FOR SELECT USING (
    id = (SELECT app_user()) OR email = (SELECT app_email())
    OR EXISTS (SELECT 1 FROM seat s WHERE s.user_id = "user".id AND s.union_id = (SELECT app_union())));
-- An invited user chooses a password by the link; only the first run and the demo make one with it.
CREATE POLICY made ON "user" FOR INSERT WITH CHECK ((SELECT app_role()) = 'system'
  OR ((SELECT app_role()) = 'admin' AND password_hash IS NULL));
CREATE POLICY own ON "user" FOR UPDATE USING (id = (SELECT app_user()));

-- Seats -------------------------------------------------------------------------------------------

DROP POLICY own ON seat;
CREATE POLICY seen ON seat FOR SELECT USING (union_id = (SELECT app_union()) OR user_id = (SELECT app_user()));
CREATE POLICY given ON seat FOR INSERT WITH CHECK (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));
CREATE POLICY changed ON seat FOR UPDATE USING (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));
-- The holder of an invitation takes its seat up, and changes nothing else of it.
CREATE POLICY taken_up ON seat FOR UPDATE USING (EXISTS (SELECT 1 FROM invitation i
  WHERE i.union_id = seat.union_id AND i.seat_id = seat.id AND i.token_hash = (SELECT app_secret())));
CREATE FUNCTION seat_taken_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF app_role() NOT IN ('admin', 'system') AND NOT app_owns(TG_RELID)
    AND (NEW.union_id, NEW.id, NEW.user_id, NEW.role, NEW.whole_union, NEW.disabled_at, NEW.created_at, NEW.role_since)
      IS DISTINCT FROM (OLD.union_id, OLD.id, OLD.user_id, OLD.role, OLD.whole_union, OLD.disabled_at, OLD.created_at, OLD.role_since)
  THEN
    RAISE EXCEPTION 'only an admin changes a seat' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER seat_taken_up BEFORE UPDATE ON seat FOR EACH ROW EXECUTE FUNCTION seat_taken_up();

DROP POLICY own ON invitation;
CREATE POLICY seen ON invitation FOR SELECT USING (token_hash = (SELECT app_secret())
  OR (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system')));
CREATE POLICY made ON invitation FOR INSERT WITH CHECK (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));
CREATE POLICY ended ON invitation FOR UPDATE USING (token_hash = (SELECT app_secret())
  OR (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system')));

-- The union's own vocabulary, turf and headcounts: read as before, written by the roles that may, removal included ---

DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    ('turf', 'own', '{admin,system}'), ('threshold', 'own', '{admin,system}'), ('issue', 'own', '{admin,system}'),
    ('prompt', 'own', '{admin,system}'), ('message_template', 'own', '{admin,system}'),
    ('headcount', 'turf', '{admin,coordinator,system}')) AS v (name, policy, roles)
  LOOP
    EXECUTE format('CREATE POLICY adding ON %I AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) = ANY (%L::text[]))', t.name, t.roles);
    EXECUTE format('CREATE POLICY changing ON %I AS RESTRICTIVE FOR UPDATE USING ((SELECT app_role()) = ANY (%L::text[]))', t.name, t.roles);
    EXECUTE format('CREATE POLICY removing ON %I AS RESTRICTIVE FOR DELETE USING ((SELECT app_role()) = ANY (%L::text[]))', t.name, t.roles);
  END LOOP;
END $$;

-- History -----------------------------------------------------------------------------------------

-- The name that stands in the audit is the user's own, whatever a statement says.
CREATE FUNCTION name_actor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.actor_kind = 'user' AND NOT app_owns(TG_RELID) THEN
    NEW.actor_name := (SELECT u.name FROM "user" u WHERE u.id = NEW.actor_id);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER audit_entry_actor BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION name_actor();

-- When two contacts become one, the moves of both go on in the enrolment that stays; an undo hands them back. A move is never removed
-- or rewritten: hand_move alone, and only within one campaign, says to which of its enrolments it belongs.
CREATE FUNCTION moves_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT app_owns(TG_RELID)
    OR (NEW.union_id, NEW.id, NEW.from_stage_id, NEW.to_stage_id, NEW.moved_by, NEW.moved_at)
      IS DISTINCT FROM (OLD.union_id, OLD.id, OLD.from_stage_id, OLD.to_stage_id, OLD.moved_by, OLD.moved_at)
  THEN
    RAISE EXCEPTION 'stage_move rows are never changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER stage_move_stays ON stage_move;
CREATE TRIGGER stage_move_stays BEFORE UPDATE ON stage_move FOR EACH ROW EXECUTE FUNCTION moves_stay();

-- With the owner's right to change the row; row security and the roles that may merge are asked all the same.
CREATE FUNCTION hand_move(of_union uuid, move uuid, to_enrolment uuid) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = pg_catalog, public AS $$
BEGIN
  IF of_union IS DISTINCT FROM public.app_union() OR public.app_role() NOT IN ('admin', 'coordinator', 'system') THEN
    RAISE EXCEPTION 'only who merges hands a move on' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE public.stage_move m SET enrolment_id = to_enrolment
  FROM public.enrolment was, public.enrolment now_of
  WHERE m.union_id = of_union AND m.id = move
    AND was.union_id = of_union AND was.id = m.enrolment_id
    AND now_of.union_id = of_union AND now_of.id = to_enrolment AND now_of.campaign_id = was.campaign_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the move or the enrolment is not there' USING ERRCODE = 'foreign_key_violation';
  END IF;
END $$;

-- Merges of the last thirty days kept a moved row as one removed and one made; as a change of one column they can still be undone.
ALTER TABLE contact_merge_change NO FORCE ROW LEVEL SECURITY;
UPDATE contact_merge_change gone SET
  before = jsonb_build_object('enrolment_id', gone.before->'enrolment_id'),
  after = jsonb_build_object('enrolment_id', made.after->'enrolment_id')
FROM contact_merge_change made
WHERE gone.entity = 'stage_move' AND gone.after IS NULL AND made.entity = 'stage_move' AND made.before IS NULL
  AND made.union_id = gone.union_id AND made.merge_id = gone.merge_id AND made.key = gone.key;
DELETE FROM contact_merge_change WHERE entity = 'stage_move' AND before IS NULL;
ALTER TABLE contact_merge_change FORCE ROW LEVEL SECURITY;
