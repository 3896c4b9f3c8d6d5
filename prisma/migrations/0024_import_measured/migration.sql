-- A hundred thousand rows that were staged a moment ago are unknown to the planner: it guesses one, and looks through all of them
-- for each. Only an owner may measure its tables; the worker says when.
CREATE FUNCTION measure_import() RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$ BEGIN ANALYZE public.import_row, public.import_person, public.import_candidate; END $$;
