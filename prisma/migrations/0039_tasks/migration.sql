-- Tasks: what somebody does by a day for a workplace or a campaign. What is promised to a person is a follow-up.
CREATE TABLE task (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  id uuid NOT NULL,
  title text NOT NULL CHECK (length(btrim(title)) BETWEEN 1 AND 200),
  workplace_id uuid,
  campaign_id uuid,
  assigned_to uuid NOT NULL REFERENCES "user" (id) ON DELETE RESTRICT,
  due_on date NOT NULL,
  state follow_up_state NOT NULL DEFAULT 'open',
  closed_at timestamptz,
  closed_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  created_by uuid NOT NULL REFERENCES "user" (id) ON DELETE RESTRICT,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, workplace_id) REFERENCES workplace (union_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (union_id, campaign_id) REFERENCES campaign (union_id, id) ON DELETE RESTRICT,
  CHECK (num_nonnulls(workplace_id, campaign_id) = 1),
  CHECK ((state = 'open') = (closed_at IS NULL))
);
CREATE INDEX task_mine_idx ON task (union_id, assigned_to, due_on) WHERE state = 'open';
CREATE INDEX task_open_idx ON task (union_id, due_on, id) WHERE state = 'open';
CREATE INDEX task_workplace_idx ON task (union_id, workplace_id, due_on) WHERE workplace_id IS NOT NULL;
CREATE INDEX task_campaign_idx ON task (union_id, campaign_id, due_on) WHERE campaign_id IS NOT NULL;
-- The rate of kept follow-ups counts them by their day.
CREATE INDEX task_due_idx ON task (union_id, due_on);

ALTER TABLE task ENABLE ROW LEVEL SECURITY;
ALTER TABLE task FORCE ROW LEVEL SECURITY;
-- A delegate has the own ones alone, an observer none. A campaign is seen with one of its workplaces, or where it has none.
CREATE POLICY turf ON task USING (union_id = (SELECT app_union()) AND (SELECT app_role()) <> 'observer'
  AND (assigned_to = (SELECT app_user()) OR (SELECT app_role()) <> 'delegate' AND ((SELECT app_whole())
    OR workplace_id = ANY ((SELECT app_seen_workplaces())::uuid[])
    OR workplace_id IS NULL AND (NOT EXISTS (SELECT 1 FROM campaign_workplace p WHERE p.union_id = task.union_id AND p.campaign_id = task.campaign_id)
      OR EXISTS (SELECT 1 FROM campaign_workplace p WHERE p.union_id = task.union_id AND p.campaign_id = task.campaign_id
        AND p.workplace_id = ANY ((SELECT app_seen_workplaces())::uuid[]))))));
CREATE POLICY adding ON task AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) IN ('admin', 'coordinator', 'organiser', 'system'));
CREATE POLICY removing ON task AS RESTRICTIVE FOR DELETE USING ((SELECT app_role()) = 'system');
