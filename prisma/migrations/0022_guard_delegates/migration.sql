-- A delegate has no use for memberships: what counts from them is counted with the union's eyes.
ALTER POLICY turf ON membership USING (union_id = (SELECT app_union()) AND (SELECT app_role()) <> 'delegate' AND ((SELECT app_whole())
    OR EXISTS (SELECT 1 FROM job j WHERE j.union_id = membership.union_id AND j.contact_id = membership.contact_id)
    OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = membership.union_id AND c.id = membership.contact_id)));
