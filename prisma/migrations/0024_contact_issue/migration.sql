-- An issue that a person has as a list or a survey said it; what a conversation raised is in conversation_issue.
CREATE TABLE contact_issue (
  union_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  issue_id uuid NOT NULL,
  recorded_on date NOT NULL,
  import_batch_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, contact_id, issue_id),
  FOREIGN KEY (union_id, contact_id) REFERENCES contact (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, issue_id) REFERENCES issue (union_id, id) ON DELETE RESTRICT
);
CREATE INDEX contact_issue_issue_idx ON contact_issue (union_id, issue_id, contact_id);

ALTER TABLE contact_issue ENABLE ROW LEVEL SECURITY;
ALTER TABLE contact_issue FORCE ROW LEVEL SECURITY;
-- Like telephones: with the contact, and neither for delegates nor for observers.
CREATE POLICY turf ON contact_issue USING (union_id = (SELECT app_union()) AND (SELECT app_role()) NOT IN ('observer', 'delegate')
  AND ((SELECT app_whole()) OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = contact_issue.union_id AND c.id = contact_issue.contact_id)));

ALTER TABLE import_person ADD COLUMN issues text[] NOT NULL DEFAULT '{}';
