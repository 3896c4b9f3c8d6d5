-- Whether a contact may be called, written to or visited, and for what. A row for each time it was said; the last row counts.
CREATE TYPE reach_channel AS ENUM ('call', 'message', 'email', 'visit');
CREATE TYPE consent_purpose AS ENUM ('union', 'campaign');
CREATE TYPE consent_source AS ENUM ('form', 'spoken', 'message', 'list', 'earlier', 'undo');

CREATE TABLE consent_event (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
  -- Rows that were recorded as one.
  record_id uuid NOT NULL,
  channel reach_channel NOT NULL,
  purpose consent_purpose NOT NULL,
  state consent NOT NULL,
  source consent_source NOT NULL,
  -- The version of the text that was agreed to.
  wording text CHECK (length(btrim(wording)) BETWEEN 1 AND 120),
  said_on date NOT NULL,
  recorded_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  created_at timestamptz NOT NULL DEFAULT now(),
  import_batch_id uuid,
  -- The record that this one takes back.
  takes_back uuid,
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, contact_id) REFERENCES contact (union_id, id) ON DELETE CASCADE,
  CHECK (takes_back IS NULL OR source = 'undo')
);
CREATE UNIQUE INDEX consent_event_once_key ON consent_event (union_id, record_id, channel, purpose);
CREATE INDEX consent_event_contact_idx ON consent_event (union_id, contact_id, channel, purpose, created_at DESC, id DESC);
CREATE INDEX consent_event_batch_idx ON consent_event (union_id, import_batch_id) WHERE import_batch_id IS NOT NULL;

-- An address that asked to be left alone. It holds no address, only a keyed hash, and refers to no contact: removing the number, adding
-- it again, a merge and an erasure leave it as it is.
CREATE TABLE suppression (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  id uuid NOT NULL,
  address_key text NOT NULL CHECK (address_key ~ '^[0-9a-f]{32}$'),
  channel reach_channel NOT NULL,
  purpose consent_purpose NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  made_in uuid,
  import_batch_id uuid,
  lifted_at timestamptz,
  lifted_in uuid,
  PRIMARY KEY (union_id, id)
);
CREATE UNIQUE INDEX suppression_open_key ON suppression (union_id, address_key, channel, purpose) WHERE lifted_at IS NULL;
CREATE INDEX suppression_made_idx ON suppression (union_id, made_in) WHERE lifted_at IS NULL;
CREATE INDEX suppression_batch_idx ON suppression (union_id, import_batch_id) WHERE lifted_at IS NULL AND import_batch_id IS NOT NULL;

-- The present day, for lists: what the contact refuses, and what is refused at an address, each as purpose.channel.
ALTER TABLE contact ADD COLUMN closed text[] NOT NULL DEFAULT '{}';
ALTER TABLE contact ADD CONSTRAINT contact_closed_known CHECK (closed <@ ARRAY['union.call', 'union.message', 'union.email', 'union.visit',
  'campaign.call', 'campaign.message', 'campaign.email', 'campaign.visit']);
ALTER TABLE contact_point ADD COLUMN closed text[] NOT NULL DEFAULT '{}';
ALTER TABLE contact_point ADD CONSTRAINT contact_point_closed_known CHECK (closed <@ ARRAY['union.call', 'union.message', 'union.email',
  'campaign.call', 'campaign.message', 'campaign.email']);

ALTER TABLE consent_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE consent_event FORCE ROW LEVEL SECURITY;
ALTER TABLE suppression ENABLE ROW LEVEL SECURITY;
ALTER TABLE suppression FORCE ROW LEVEL SECURITY;
CREATE POLICY turf ON consent_event USING (union_id = (SELECT app_union()) AND (SELECT app_role()) NOT IN ('observer', 'delegate')
  AND ((SELECT app_whole()) OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = consent_event.union_id AND c.id = consent_event.contact_id)));
CREATE POLICY own ON suppression USING (union_id = (SELECT app_union()) AND (SELECT app_role()) NOT IN ('observer', 'delegate'));

-- What was known before. The keys of addresses are the application's, so a nightly job adds the suppressions.
ALTER TABLE contact NO FORCE ROW LEVEL SECURITY;
ALTER TABLE contact_point NO FORCE ROW LEVEL SECURITY;
ALTER TABLE consent_event NO FORCE ROW LEVEL SECURITY;
INSERT INTO consent_event (union_id, id, contact_id, record_id, channel, purpose, state, source, said_on)
SELECT k.union_id, sibling_id(k.contact_id), k.contact_id, k.contact_id, k.channel, p.purpose, 'withdrawn', 'earlier', k.said_on
FROM (
  SELECT c.union_id, c.id AS contact_id, h.channel, c.updated_at::date AS said_on
  FROM contact c CROSS JOIN unnest(enum_range(NULL::reach_channel)) AS h (channel) WHERE c.do_not_contact
  UNION ALL
  SELECT q.union_id, q.contact_id, h.channel, q.said_on
  FROM (
    SELECT p.union_id, p.contact_id, p.kind, coalesce(max(p.consent_on), max(p.created_at)::date) AS said_on
    FROM contact_point p JOIN contact c ON c.union_id = p.union_id AND c.id = p.contact_id AND NOT c.do_not_contact
    GROUP BY 1, 2, 3 HAVING bool_and(p.consent = 'withdrawn')
  ) q CROSS JOIN LATERAL unnest((CASE q.kind WHEN 'phone' THEN '{call,message}' ELSE '{email}' END)::reach_channel[]) AS h (channel)
) k CROSS JOIN unnest(enum_range(NULL::consent_purpose)) AS p (purpose);
UPDATE contact c SET closed = e.closed FROM (
  SELECT union_id, contact_id, array_agg(purpose::text || '.' || channel::text ORDER BY purpose, channel) AS closed FROM consent_event GROUP BY 1, 2
) e WHERE c.union_id = e.union_id AND c.id = e.contact_id;
ALTER TABLE contact FORCE ROW LEVEL SECURITY;
ALTER TABLE contact_point FORCE ROW LEVEL SECURITY;
ALTER TABLE consent_event FORCE ROW LEVEL SECURITY;
