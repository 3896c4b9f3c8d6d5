-- What she did: words alone are a 3. 'earlier' marks what was judged before the sheet asked for it.
CREATE TYPE evidence AS ENUM ('brought_coworkers', 'gathered_signatures', 'signed', 'joined_action', 'spoke_up', 'wore_badge', 'earlier');
ALTER TABLE assessment ADD COLUMN evidence evidence[] NOT NULL DEFAULT '{}';
UPDATE assessment SET evidence = '{earlier}' WHERE level <= 2 AND conversation_id IS NOT NULL;
-- A list that is imported says what it says; its assessments have no conversation and are shown as without evidence.
ALTER TABLE assessment ADD CONSTRAINT assessment_evidence_check CHECK (
  conversation_id IS NULL OR level > 2
  OR (level = 2 AND cardinality(evidence) > 0)
  OR (level = 1 AND evidence && '{brought_coworkers,gathered_signatures,earlier}'::evidence[]));

-- One talk with several people: a conversation each, held together by the group.
ALTER TABLE conversation
  ADD COLUMN group_id uuid,
  ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  ADD COLUMN edited_at timestamptz;
CREATE INDEX conversation_group_idx ON conversation (union_id, group_id) WHERE group_id IS NOT NULL;

-- Which conversation kept it: taken back with it, and kept again when it is put back.
ALTER TABLE follow_up ADD COLUMN kept_in uuid;
ALTER TABLE follow_up ADD FOREIGN KEY (union_id, kept_in) REFERENCES conversation (union_id, id) ON DELETE NO ACTION;
CREATE INDEX follow_up_kept_in_idx ON follow_up (union_id, kept_in) WHERE kept_in IS NOT NULL;
UPDATE follow_up f SET kept_in = v.id
FROM conversation v
WHERE f.state = 'kept' AND v.union_id = f.union_id AND v.contact_id = f.contact_id AND v.created_at = f.closed_at
  AND v.by_user_id = f.closed_by AND v.withdrawn_at IS NULL;
CREATE INDEX follow_up_due_idx ON follow_up (union_id, due_on);

-- What an entry said before each edit. Notes stay sealed as they were.
CREATE TABLE conversation_version (
  union_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  held_at timestamptz NOT NULL,
  channel channel NOT NULL,
  outcome outcome NOT NULL,
  ask text CHECK (length(ask) <= 200),
  ask_answer ask_answer NOT NULL,
  notes_cipher text,
  issue_ids uuid[] NOT NULL DEFAULT '{}',
  level smallint CHECK (level BETWEEN 1 AND 5),
  evidence evidence[] NOT NULL DEFAULT '{}',
  replaced_by uuid NOT NULL REFERENCES "user" (id) ON DELETE RESTRICT,
  replaced_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, conversation_id, version),
  FOREIGN KEY (union_id, conversation_id) REFERENCES conversation (union_id, id) ON DELETE CASCADE
);

-- The union's own words: six prompts of the guided conversation (only what was changed), and messages to send.
CREATE TABLE prompt (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  locale text NOT NULL CHECK (locale IN ('id', 'en')),
  position smallint NOT NULL CHECK (position BETWEEN 1 AND 6),
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 60),
  hint text NOT NULL CHECK (length(hint) <= 300),
  PRIMARY KEY (union_id, locale, position)
);
CREATE TABLE message_template (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  id uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  name_id text NOT NULL CHECK (length(name_id) BETWEEN 1 AND 60),
  name_en text NOT NULL CHECK (length(name_en) BETWEEN 1 AND 60),
  text_id text NOT NULL CHECK (length(text_id) BETWEEN 1 AND 1000),
  text_en text NOT NULL CHECK (length(text_en) BETWEEN 1 AND 1000),
  archived_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id)
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['conversation_version', 'prompt', 'message_template'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;
CREATE POLICY turf ON conversation_version USING (union_id = (SELECT app_union())
  AND EXISTS (SELECT 1 FROM conversation v WHERE v.union_id = conversation_version.union_id AND v.id = conversation_version.conversation_id));
CREATE POLICY own ON prompt USING (union_id = (SELECT app_union()))
  WITH CHECK (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));
CREATE POLICY own ON message_template USING (union_id = (SELECT app_union()))
  WITH CHECK (union_id = (SELECT app_union()) AND (SELECT app_role()) IN ('admin', 'system'));
CREATE TRIGGER conversation_version_stays BEFORE UPDATE ON conversation_version FOR EACH ROW EXECUTE FUNCTION history_stays();
