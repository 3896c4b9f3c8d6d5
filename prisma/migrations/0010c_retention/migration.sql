-- After how many months what is removed by itself. Without a row a kind has the program's own rule: people and notes stay, traces of use go.
CREATE TYPE retention_kind AS ENUM ('contacts', 'notes', 'views', 'phone_entries');
CREATE TABLE retention_rule (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  kind retention_kind NOT NULL,
  -- Null: never.
  months int CHECK (months BETWEEN 1 AND 240),
  set_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  set_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, kind)
);
ALTER TABLE retention_rule ENABLE ROW LEVEL SECURITY;
ALTER TABLE retention_rule FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON retention_rule USING (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));

-- History that the application may not change: with the owner's rights, by the nightly job alone. Each gives back how many.
CREATE FUNCTION forget_notes(of_union uuid, before timestamptz, at_most int) RETURNS int LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = pg_catalog, public AS $$
DECLARE
  theirs uuid[];
BEGIN
  IF public.app_union() IS DISTINCT FROM of_union OR public.app_role() <> 'system' THEN
    RAISE EXCEPTION 'forget_notes is for the nightly job' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT array_agg(id) INTO theirs FROM (
    SELECT c.id FROM public.conversation c WHERE c.union_id = of_union AND c.held_at < before
      AND (c.notes_cipher IS NOT NULL OR EXISTS (SELECT 1 FROM public.conversation_version v
        WHERE v.union_id = c.union_id AND v.conversation_id = c.id AND v.notes_cipher IS NOT NULL))
    ORDER BY c.held_at LIMIT at_most) x;
  DELETE FROM public.conversation_version WHERE union_id = of_union AND conversation_id = ANY (theirs);
  UPDATE public.conversation SET notes_cipher = NULL WHERE union_id = of_union AND id = ANY (theirs);
  RETURN coalesce(cardinality(theirs), 0);
END $$;

CREATE FUNCTION forget_views(of_union uuid, before date) RETURNS int LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = pg_catalog, public AS $$
DECLARE
  gone int;
BEGIN
  IF public.app_union() IS DISTINCT FROM of_union OR public.app_role() <> 'system' THEN
    RAISE EXCEPTION 'forget_views is for the nightly job' USING ERRCODE = 'insufficient_privilege';
  END IF;
  DELETE FROM public.contact_view WHERE union_id = of_union AND day < before;
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN gone;
END $$;
CREATE INDEX conversation_old_notes_idx ON conversation (union_id, held_at) WHERE notes_cipher IS NOT NULL;
CREATE INDEX phone_entry_received_idx ON phone_entry (union_id, received_at);
