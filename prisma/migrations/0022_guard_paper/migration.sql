-- A sheet of one department is nobody's in another: a row is there for whoever may see its person, and for the one who printed it;
-- a sheet is there where one of its rows is.
ALTER TABLE paper_list_row ADD COLUMN printed_by uuid REFERENCES "user" (id) ON DELETE RESTRICT;
ALTER TABLE paper_list NO FORCE ROW LEVEL SECURITY;
ALTER TABLE paper_list_row NO FORCE ROW LEVEL SECURITY;
UPDATE paper_list_row r SET printed_by = p.printed_by FROM paper_list p WHERE p.union_id = r.union_id AND p.id = r.paper_list_id;
ALTER TABLE paper_list FORCE ROW LEVEL SECURITY;
ALTER TABLE paper_list_row FORCE ROW LEVEL SECURITY;
ALTER TABLE paper_list_row ALTER COLUMN printed_by SET NOT NULL;

ALTER POLICY turf ON paper_list_row USING (union_id = (SELECT app_union())
  AND (SELECT app_role()) IN ('admin', 'coordinator', 'organiser', 'system')
  AND ((SELECT app_whole()) OR printed_by = (SELECT app_user())
    OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = paper_list_row.union_id AND c.id = paper_list_row.contact_id)));
ALTER POLICY turf ON paper_list USING (union_id = (SELECT app_union())
  AND (SELECT app_role()) IN ('admin', 'coordinator', 'organiser', 'system')
  AND ((SELECT app_whole()) OR workplace_id = ANY ((SELECT app_seen_workplaces())::uuid[])
    AND (printed_by = (SELECT app_user()) OR EXISTS (
      SELECT 1 FROM paper_list_row r WHERE r.union_id = paper_list.union_id AND r.paper_list_id = paper_list.id))));
