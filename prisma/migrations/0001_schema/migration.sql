-- Types, tables and every rule that the database holds: keys, references, checks. The four files of the first release are applied in
-- this order: 0001_schema, 0002_row_security (with the functions that policies are made of), 0003_functions (which read the tables),
-- 0004_indexes. Unique indexes are rules and stand beside their table here, because foreign keys refer to some of them; those
-- that are computed, partial or count NULL as a value have no form as a constraint.

-- Finding a name by a part of it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
-- membership_spans_apart compares uuids in a GiST index.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Organisation and people who sign in -------------------------------------------------------------

CREATE TABLE "union" (
  id uuid PRIMARY KEY,
  parent_id uuid REFERENCES "union" (id) ON DELETE RESTRICT,
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 200),
  locale text NOT NULL DEFAULT 'id' CHECK (locale IN ('id', 'en')),
  country text NOT NULL DEFAULT 'ID' CHECK (country ~ '^[A-Z]{2}$'),
  time_zone text NOT NULL DEFAULT 'Asia/Jakarta',
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE "user" (
  id uuid PRIMARY KEY,
  email text NOT NULL CHECK (email = lower(btrim(email)) AND length(email) BETWEEN 3 AND 254),
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 200),
  password_hash text,
  locale text CHECK (locale IN ('id', 'en')),
  disabled_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX user_email_key ON "user" (email);

CREATE TYPE role AS ENUM ('admin', 'coordinator', 'organiser', 'delegate', 'observer');

CREATE TABLE seat (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  id uuid NOT NULL,
  user_id uuid NOT NULL REFERENCES "user" (id) ON DELETE RESTRICT,
  role role NOT NULL,
  whole_union boolean NOT NULL DEFAULT false,
  disabled_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  CHECK (role <> 'admin' OR whole_union),
  CHECK (role <> 'delegate' OR NOT whole_union)
);
CREATE UNIQUE INDEX seat_user_key ON seat (union_id, user_id);

CREATE TABLE session (
  id uuid PRIMARY KEY,
  secret_hash text NOT NULL,
  user_id uuid NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
  union_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  FOREIGN KEY (union_id, seat_id) REFERENCES seat (union_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX session_secret_hash_key ON session (secret_hash);

CREATE TABLE invitation (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  seat_id uuid NOT NULL,
  token_hash text NOT NULL,
  invited_by uuid NOT NULL REFERENCES "user" (id) ON DELETE RESTRICT,
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, seat_id) REFERENCES seat (union_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX invitation_token_hash_key ON invitation (token_hash);

CREATE TABLE rate_limit (
  key text PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);

-- Places of work ----------------------------------------------------------------------------------

CREATE TABLE employer (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 200),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id)
);
CREATE UNIQUE INDEX employer_name_key ON employer (union_id, lower(name));

CREATE TABLE workplace (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  employer_id uuid NOT NULL,
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 200),
  town text,
  archived_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, employer_id) REFERENCES employer (union_id, id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX workplace_name_key ON workplace (union_id, lower(name));

CREATE TABLE department (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  workplace_id uuid NOT NULL,
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 120),
  position integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, workplace_id) REFERENCES workplace (union_id, id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX department_name_key ON department (union_id, workplace_id, lower(name));
CREATE UNIQUE INDEX department_place_key ON department (union_id, workplace_id, id);

CREATE TABLE shift (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  workplace_id uuid NOT NULL,
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 120),
  starts_at text CHECK (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ends_at text CHECK (ends_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  position integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, workplace_id) REFERENCES workplace (union_id, id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX shift_name_key ON shift (union_id, workplace_id, lower(name));
CREATE UNIQUE INDEX shift_place_key ON shift (union_id, workplace_id, id);

CREATE TYPE headcount_source AS ENUM ('hr_list', 'payroll', 'social_security', 'estimate');

CREATE TABLE headcount (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  workplace_id uuid NOT NULL,
  department_id uuid,
  shift_id uuid,
  counted_on date NOT NULL,
  eligible integer NOT NULL CHECK (eligible BETWEEN 0 AND 10000000),
  source headcount_source NOT NULL,
  import_batch_id uuid,
  recorded_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  withdrawn_at timestamptz,
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, workplace_id) REFERENCES workplace (union_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (union_id, workplace_id, department_id) REFERENCES department (union_id, workplace_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (union_id, workplace_id, shift_id) REFERENCES shift (union_id, workplace_id, id) ON DELETE RESTRICT
);

CREATE TABLE turf (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  seat_id uuid NOT NULL,
  workplace_id uuid NOT NULL,
  department_id uuid,
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, seat_id) REFERENCES seat (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, workplace_id) REFERENCES workplace (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, workplace_id, department_id) REFERENCES department (union_id, workplace_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX turf_key ON turf (union_id, seat_id, workplace_id, department_id) NULLS NOT DISTINCT;

-- The union's own vocabulary ----------------------------------------------------------------------

CREATE TABLE issue (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 80),
  position integer NOT NULL DEFAULT 0,
  archived_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id)
);
CREATE UNIQUE INDEX issue_name_key ON issue (union_id, lower(name));

CREATE TYPE threshold_rule AS ENUM ('workers', 'at_least', 'more_than');

CREATE TABLE threshold (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 80),
  rule threshold_rule NOT NULL,
  value numeric(9, 4) NOT NULL CHECK (value > 0),
  source text,
  effective_from date NOT NULL DEFAULT '1900-01-01',
  effective_to date,
  headline boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  CHECK (rule = 'workers' OR value <= 1),
  CHECK (effective_to IS NULL OR effective_to > effective_from)
);

-- The six prompts of the guided conversation: only those that the union has changed.
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

-- Contacts ----------------------------------------------------------------------------------------

CREATE TYPE sex AS ENUM ('female', 'male', 'other');
CREATE TYPE outcome AS ENUM ('conversation', 'short_contact', 'no_answer', 'call_back', 'wrong_number', 'moved', 'refused');

CREATE TABLE contact (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 200),
  nickname text CHECK (length(nickname) <= 120),
  search_text text NOT NULL,
  sex sex,
  birth_date date,
  birth_place text,
  national_id_cipher text,
  national_id_key text,
  external_id text,
  address text,
  language text,
  background text,
  do_not_contact boolean NOT NULL DEFAULT false,
  deceased_on date,
  owner_id uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  workplace_id uuid,
  department_id uuid,
  shift_id uuid,
  is_member boolean NOT NULL DEFAULT false,
  assessment smallint CHECK (assessment BETWEEN 1 AND 5),
  assessed_at timestamptz,
  last_contact_at timestamptz,
  last_outcome outcome,
  last_conversation_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  import_batch_id uuid,
  created_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, workplace_id) REFERENCES workplace (union_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (union_id, workplace_id, department_id) REFERENCES department (union_id, workplace_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (union_id, workplace_id, shift_id) REFERENCES shift (union_id, workplace_id, id) ON DELETE RESTRICT,
  CHECK (department_id IS NULL OR workplace_id IS NOT NULL),
  CHECK (shift_id IS NULL OR workplace_id IS NOT NULL)
);

CREATE TYPE contact_point_kind AS ENUM ('phone', 'email');
CREATE TYPE consent AS ENUM ('unknown', 'given', 'withdrawn');

CREATE TABLE contact_point (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
  kind contact_point_kind NOT NULL,
  value text NOT NULL CHECK (length(value) BETWEEN 3 AND 254),
  reversed text NOT NULL GENERATED ALWAYS AS (reverse(value)) STORED,
  position integer NOT NULL DEFAULT 0,
  consent consent NOT NULL DEFAULT 'unknown',
  consent_on date,
  import_batch_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, contact_id) REFERENCES contact (union_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX contact_point_once_key ON contact_point (union_id, contact_id, kind, value);

CREATE TYPE contract_type AS ENUM ('permanent', 'fixed_term', 'outsourced', 'daily', 'apprentice', 'probation', 'part_time');
CREATE TYPE job_ending AS ENUM ('resigned', 'contract_ended', 'dismissed', 'moved', 'retired', 'died', 'other');

CREATE TABLE job (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
  workplace_id uuid NOT NULL,
  department_id uuid,
  shift_id uuid,
  line text,
  title text,
  employee_number text,
  contract_type contract_type,
  contract_ends_on date,
  started_on date,
  ended_on date,
  ending job_ending,
  is_current boolean NOT NULL DEFAULT true,
  recorded_on date NOT NULL,
  import_batch_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, contact_id) REFERENCES contact (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, workplace_id) REFERENCES workplace (union_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (union_id, workplace_id, department_id) REFERENCES department (union_id, workplace_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (union_id, workplace_id, shift_id) REFERENCES shift (union_id, workplace_id, id) ON DELETE RESTRICT,
  CHECK (ended_on IS NULL OR started_on IS NULL OR ended_on >= started_on),
  CHECK (NOT (is_current AND ended_on IS NOT NULL))
);
CREATE UNIQUE INDEX job_current_key ON job (union_id, contact_id) WHERE is_current;

CREATE TYPE membership_ending AS ENUM (
  'resigned', 'left_company', 'contract_ended', 'retired', 'died', 'expelled', 'other_union', 'entered_in_error');

CREATE TABLE membership (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
  card_number text,
  joined_on date,
  recorded_on date NOT NULL,
  left_on date,
  ending membership_ending,
  import_batch_id uuid,
  created_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, contact_id) REFERENCES contact (union_id, id) ON DELETE CASCADE,
  CHECK (left_on IS NULL OR left_on >= coalesce(joined_on, recorded_on)),
  CONSTRAINT membership_spans_apart EXCLUDE USING gist (
    union_id WITH =, contact_id WITH =, daterange(coalesce(joined_on, recorded_on), left_on, '[)') WITH &&)
);

-- An issue that a list or survey names for a contact; those raised in a conversation are in conversation_issue.
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

-- Duplicates --------------------------------------------------------------------------------------

-- Two contacts that a user has looked at and found to be two people. The lower id first, so that a pair is stored once.
CREATE TABLE contact_distinction (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  contact_a uuid NOT NULL,
  contact_b uuid NOT NULL,
  why text NOT NULL DEFAULT 'different' CHECK (why IN ('different', 'same_phone')),
  made_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  made_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, contact_a, contact_b),
  FOREIGN KEY (union_id, contact_a) REFERENCES contact (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, contact_b) REFERENCES contact (union_id, id) ON DELETE CASCADE,
  CHECK (contact_a < contact_b)
);

-- Two contacts that may be one person, until a user decides. The lower id first, so that a pair is stored once.
CREATE TABLE duplicate_pair (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  contact_a uuid NOT NULL,
  contact_b uuid NOT NULL,
  certain boolean NOT NULL,
  score integer NOT NULL CHECK (score > 0),
  reasons jsonb NOT NULL,
  first_seen_at timestamptz NOT NULL DEFAULT now(),
  seen_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, contact_a, contact_b),
  FOREIGN KEY (union_id, contact_a) REFERENCES contact (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, contact_b) REFERENCES contact (union_id, id) ON DELETE CASCADE,
  CHECK (contact_a < contact_b)
);

-- Two contacts made one. The survivor may later be merged itself: survivor_id then follows it.
CREATE TABLE contact_merge (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  id uuid NOT NULL,
  survivor_id uuid NOT NULL,
  gone_id uuid NOT NULL,
  gone_name text NOT NULL,
  merged_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  merged_at timestamptz NOT NULL DEFAULT now(),
  undone_at timestamptz,
  kept jsonb,
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, survivor_id) REFERENCES contact (union_id, id) ON DELETE CASCADE
);

-- What a merge changed, row by row in order, for its undo; deleted when the undo has lapsed.
CREATE TABLE contact_merge_change (
  union_id uuid NOT NULL,
  merge_id uuid NOT NULL,
  position integer NOT NULL,
  entity text NOT NULL,
  key jsonb NOT NULL,
  before jsonb,
  after jsonb,
  PRIMARY KEY (union_id, merge_id, position),
  FOREIGN KEY (union_id, merge_id) REFERENCES contact_merge (union_id, id) ON DELETE CASCADE
);

-- The address of a contact that was merged away leads to the survivor.
CREATE TABLE contact_redirect (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  gone_id uuid NOT NULL,
  survivor_id uuid NOT NULL,
  PRIMARY KEY (union_id, gone_id),
  FOREIGN KEY (union_id, survivor_id) REFERENCES contact (union_id, id) ON DELETE CASCADE
);

-- Conversations -----------------------------------------------------------------------------------

CREATE TYPE channel AS ENUM ('gate', 'inside', 'home_visit', 'phone', 'whatsapp', 'group_meeting', 'other');
CREATE TYPE ask_answer AS ENUM ('yes', 'maybe', 'no', 'not_asked');

CREATE TABLE conversation (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
  by_user_id uuid NOT NULL REFERENCES "user" (id) ON DELETE RESTRICT,
  held_at timestamptz NOT NULL,
  channel channel NOT NULL DEFAULT 'gate',
  outcome outcome NOT NULL,
  ask text CHECK (length(ask) <= 200),
  ask_answer ask_answer NOT NULL DEFAULT 'not_asked',
  notes_cipher text,
  -- One conversation with several contacts is a row for each of them; this says that they belong together.
  group_id uuid,
  version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  edited_at timestamptz,
  withdrawn_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, contact_id) REFERENCES contact (union_id, id) ON DELETE CASCADE
);

CREATE TABLE conversation_issue (
  union_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  issue_id uuid NOT NULL,
  PRIMARY KEY (union_id, conversation_id, issue_id),
  FOREIGN KEY (union_id, conversation_id) REFERENCES conversation (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, issue_id) REFERENCES issue (union_id, id) ON DELETE RESTRICT
);

-- What the contact did; words alone are no more than a 3. 'earlier' marks assessments from before evidence was asked for.
CREATE TYPE evidence AS ENUM ('brought_coworkers', 'gathered_signatures', 'signed', 'joined_action', 'spoke_up', 'wore_badge', 'earlier');

-- A conversation as it was before each edit. Notes stay encrypted as they were.
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

CREATE TABLE assessment (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
  level smallint NOT NULL CHECK (level BETWEEN 1 AND 5),
  evidence evidence[] NOT NULL DEFAULT '{}',
  assessed_at timestamptz NOT NULL,
  by_user_id uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  conversation_id uuid,
  import_batch_id uuid,
  withdrawn_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, contact_id) REFERENCES contact (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, conversation_id) REFERENCES conversation (union_id, id) ON DELETE CASCADE,
  -- Only in a conversation: an imported list states a level without evidence, and is shown so.
  CONSTRAINT assessment_evidence_check CHECK (
    conversation_id IS NULL OR level > 2
    OR (level = 2 AND cardinality(evidence) > 0)
    OR (level = 1 AND evidence && '{brought_coworkers,gathered_signatures,earlier}'::evidence[]))
);

CREATE TYPE follow_up_state AS ENUM ('open', 'kept', 'broken', 'cancelled');

CREATE TABLE follow_up (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
  conversation_id uuid,
  -- The conversation in which it was kept: withdrawing that conversation reopens it, restoring it keeps it again.
  kept_in uuid,
  assigned_to uuid NOT NULL REFERENCES "user" (id) ON DELETE RESTRICT,
  due_on date NOT NULL,
  -- Set where the kept rate counts from another day than `due_on`: the day first agreed before it was postponed, or the day on which
  -- it was handed over late.
  first_due_on date,
  promise text CHECK (length(promise) <= 300),
  state follow_up_state NOT NULL DEFAULT 'open',
  postponed integer NOT NULL DEFAULT 0,
  closed_at timestamptz,
  closed_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  created_by uuid NOT NULL REFERENCES "user" (id) ON DELETE RESTRICT,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, contact_id) REFERENCES contact (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, conversation_id) REFERENCES conversation (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, kept_in) REFERENCES conversation (union_id, id) ON DELETE NO ACTION,
  CHECK ((state = 'open') = (closed_at IS NULL))
);

-- Campaigns ---------------------------------------------------------------------------------------

CREATE TABLE campaign (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 120),
  ask text CHECK (length(ask) <= 200),
  goal_threshold_id uuid,
  starts_on date NOT NULL,
  ends_on date,
  archived_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, goal_threshold_id) REFERENCES threshold (union_id, id) ON DELETE RESTRICT,
  CHECK (ends_on IS NULL OR ends_on >= starts_on)
);
CREATE UNIQUE INDEX campaign_name_key ON campaign (union_id, lower(name));

CREATE TABLE campaign_workplace (
  union_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  workplace_id uuid NOT NULL,
  PRIMARY KEY (union_id, campaign_id, workplace_id),
  FOREIGN KEY (union_id, campaign_id) REFERENCES campaign (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, workplace_id) REFERENCES workplace (union_id, id) ON DELETE RESTRICT
);

CREATE TYPE stage_kind AS ENUM ('step', 'member', 'exit');

CREATE TABLE stage (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 80),
  kind stage_kind NOT NULL DEFAULT 'step',
  position integer NOT NULL,
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, campaign_id) REFERENCES campaign (union_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX stage_name_key ON stage (union_id, campaign_id, lower(name));
CREATE UNIQUE INDEX stage_campaign_key ON stage (union_id, campaign_id, id);

CREATE TABLE enrolment (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  stage_id uuid NOT NULL,
  owner_id uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  entered_stage_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, campaign_id) REFERENCES campaign (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, campaign_id, stage_id) REFERENCES stage (union_id, campaign_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (union_id, contact_id) REFERENCES contact (union_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX enrolment_contact_key ON enrolment (union_id, campaign_id, contact_id);

CREATE TABLE stage_move (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  enrolment_id uuid NOT NULL,
  from_stage_id uuid,
  to_stage_id uuid NOT NULL,
  moved_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  moved_at timestamptz NOT NULL,
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, enrolment_id) REFERENCES enrolment (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, from_stage_id) REFERENCES stage (union_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (union_id, to_stage_id) REFERENCES stage (union_id, id) ON DELETE RESTRICT
);

-- Paper lists -------------------------------------------------------------------------------------

CREATE TYPE paper_who AS ENUM ('all', 'not_talked', 'undecided', 'my_follow_ups');

-- Printed lists for a gate without signal, and what was written on them.
CREATE TABLE paper_list (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^[34679ACDEFGHJKMNPQRTWXY]{6}$'),
  workplace_id uuid NOT NULL,
  who paper_who NOT NULL,
  -- The language of the printed letter codes: the same letter means another word in another language.
  locale text NOT NULL CHECK (locale ~ '^[a-z]{2}$'),
  full_names boolean NOT NULL DEFAULT false,
  ratings boolean NOT NULL DEFAULT false,
  phones boolean NOT NULL DEFAULT false,
  return_to text CHECK (length(return_to) <= 120),
  printed_by uuid NOT NULL REFERENCES "user" (id) ON DELETE RESTRICT,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_on date NOT NULL,
  closed_at timestamptz,
  PRIMARY KEY (union_id, id),
  CONSTRAINT paper_list_code_key UNIQUE (union_id, code),
  FOREIGN KEY (union_id, workplace_id) REFERENCES workplace (union_id, id) ON DELETE RESTRICT
);

CREATE TABLE paper_list_row (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  paper_list_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  position smallint NOT NULL,
  code text NOT NULL,
  -- The list's, repeated here: the policy of paper_list asks this table, so this one cannot ask paper_list.
  printed_by uuid NOT NULL REFERENCES "user" (id) ON DELETE RESTRICT,
  -- The printed headings, as they were called on that day.
  department text,
  line text,
  shift text,
  conversation_id uuid,
  outcome outcome,
  rating smallint CHECK (rating BETWEEN 1 AND 5),
  -- What stood in the evidence box; a rating of 1 or 2 needs it.
  evidence text CHECK (evidence ~ '^[a-z_]{1,40}$'),
  due_on date,
  keyed_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  keyed_at timestamptz,
  PRIMARY KEY (union_id, id),
  CONSTRAINT paper_list_row_code_key UNIQUE (union_id, paper_list_id, code),
  CONSTRAINT paper_list_row_position_key UNIQUE (union_id, paper_list_id, position),
  FOREIGN KEY (union_id, paper_list_id) REFERENCES paper_list (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, contact_id) REFERENCES contact (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, conversation_id) REFERENCES conversation (union_id, id) ON DELETE CASCADE,
  CHECK ((conversation_id IS NULL) = (outcome IS NULL)),
  CHECK ((conversation_id IS NULL) = (keyed_by IS NULL) AND (keyed_by IS NULL) = (keyed_at IS NULL)),
  CHECK (outcome IS NOT NULL OR (rating IS NULL AND due_on IS NULL)),
  CHECK (evidence IS NULL OR rating <= 2)
);

-- Phones ------------------------------------------------------------------------------------------

-- A phone that keeps a list of contacts. It made its own id and secret; we keep the secret's hash.
CREATE TABLE device (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  id uuid NOT NULL,
  seat_id uuid NOT NULL,
  user_id uuid NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
  secret_hash text NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  people int NOT NULL DEFAULT 0 CHECK (people >= 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, seat_id) REFERENCES seat (union_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX device_secret_hash_key ON device (secret_hash);

-- What a phone's outbox delivered, once each: the answer may be lost on the way, and the entry is then sent again.
CREATE TABLE phone_entry (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  device_id uuid NOT NULL,
  user_id uuid NOT NULL REFERENCES "user" (id) ON DELETE RESTRICT,
  kind text NOT NULL CHECK (kind IN ('conversation', 'contact', 'kept', 'postponed')),
  contact_id uuid,
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, device_id) REFERENCES device (union_id, id) ON DELETE RESTRICT
);

-- Imports -----------------------------------------------------------------------------------------

CREATE TYPE import_state AS ENUM ('uploaded', 'reading', 'mapping', 'checking', 'ready', 'running', 'done', 'undoing', 'undone', 'failed');
CREATE TYPE import_leaving AS ENUM ('nothing', 'list', 'end_jobs');
-- Why an import has failed: its file is refused (`refusal` says why), its job failed as often as it may, or nobody came back to it.
CREATE TYPE import_stop_reason AS ENUM ('refused', 'failed', 'lapsed');

CREATE TABLE import_batch (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  id uuid NOT NULL,
  file_name text NOT NULL,
  file_hash text NOT NULL,
  file_size bigint NOT NULL,
  file_path text,
  state import_state NOT NULL DEFAULT 'uploaded',
  workplace_id uuid,
  sheet text,
  reading jsonb,
  mapping jsonb,
  counts jsonb,
  overwrites jsonb,
  leaving import_leaving NOT NULL DEFAULT 'nothing',
  accepted_at timestamptz,
  accepted_replacements integer,
  total_rows integer NOT NULL DEFAULT 0,
  done_rows integer NOT NULL DEFAULT 0,
  stop_reason import_stop_reason,
  stopped_in import_state,
  refusal text,
  -- The undo that was asked for last takes those too whom a user worked with since.
  undo_all boolean NOT NULL DEFAULT false,
  lease_owner text,
  lease_until timestamptz,
  created_by uuid NOT NULL REFERENCES "user" (id) ON DELETE RESTRICT,
  created_at timestamptz NOT NULL DEFAULT now(),
  -- Contacts that came in after this moment are matched before the commit.
  checked_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  undone_at timestamptz,
  -- When its personal data (rejected rows, old values) was deleted.
  forgotten_at timestamptz,
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, workplace_id) REFERENCES workplace (union_id, id) ON DELETE RESTRICT,
  CHECK ((state = 'failed') = (stop_reason IS NOT NULL)),
  CHECK ((stop_reason IS NULL) = (stopped_in IS NULL)),
  CHECK ((stop_reason IS NOT DISTINCT FROM 'refused') = (refusal IS NOT NULL))
);

-- A row that is `held` waits for a user to say who it is, and is not written.
CREATE TYPE import_row_state AS ENUM ('staged', 'rejected', 'created', 'changed', 'unchanged', 'joined', 'held');

CREATE TABLE import_row (
  union_id uuid NOT NULL,
  batch_id uuid NOT NULL,
  row_number integer NOT NULL,
  state import_row_state NOT NULL,
  cells jsonb NOT NULL,
  reasons jsonb,
  same_as integer,
  contact_id uuid,
  PRIMARY KEY (union_id, batch_id, row_number),
  FOREIGN KEY (union_id, batch_id) REFERENCES import_batch (union_id, id) ON DELETE CASCADE
);

-- A checked row as the columns that the commit writes: it runs inside the database, without sending personal data through the
-- application again. A row lives from the check until its contact is written.
CREATE TABLE import_person (
  union_id uuid NOT NULL,
  batch_id uuid NOT NULL,
  row_number integer NOT NULL,
  contact_id uuid NOT NULL,
  name text NOT NULL,
  nickname text,
  search_text text NOT NULL,
  sex sex,
  birth_date date,
  birth_place text,
  national_id_cipher text,
  national_id_key text,
  external_id text,
  -- Our own contact id, in a file that was exported from here.
  serikat_id uuid,
  address text,
  language text,
  background text,
  do_not_contact boolean NOT NULL,
  deceased boolean NOT NULL,
  phones text[] NOT NULL,
  phone_consent consent NOT NULL,
  emails text[] NOT NULL,
  email_consent consent NOT NULL,
  employer text,
  workplace text,
  department text,
  shift text,
  line text,
  title text,
  employee_number text,
  contract_type contract_type,
  contract_ends_on date,
  started_on date,
  is_member boolean,
  card_number text,
  joined_on date,
  assessment smallint,
  issues text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (union_id, batch_id, row_number),
  FOREIGN KEY (union_id, batch_id) REFERENCES import_batch (union_id, id) ON DELETE CASCADE
);

CREATE TYPE import_answer AS ENUM ('same', 'different', 'same_phone');

-- Two that may be one person: a row of the file and a contact, or two rows. Only a user decides.
CREATE TABLE import_candidate (
  union_id uuid NOT NULL,
  batch_id uuid NOT NULL,
  id uuid NOT NULL,
  row_number integer NOT NULL,
  contact_id uuid,
  other_row integer,
  score integer NOT NULL,
  reasons jsonb NOT NULL,
  -- The identity fields of the row as one value, as in import_identity.
  fingerprint text NOT NULL,
  answer import_answer,
  answered_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  answered_at timestamptz,
  -- The rows before the answer, so that it can be taken back; emptied when the import ends.
  before jsonb,
  PRIMARY KEY (union_id, batch_id, id),
  FOREIGN KEY (union_id, batch_id) REFERENCES import_batch (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, contact_id) REFERENCES contact (union_id, id) ON DELETE CASCADE,
  CHECK (num_nonnulls(contact_id, other_row) = 1),
  CHECK ((answer IS NULL) = (answered_at IS NULL))
);
CREATE UNIQUE INDEX import_candidate_contact_key ON import_candidate (union_id, batch_id, row_number, contact_id) WHERE contact_id IS NOT NULL;
CREATE UNIQUE INDEX import_candidate_row_key ON import_candidate (union_id, batch_id, row_number, other_row) WHERE other_row IS NOT NULL;

CREATE TABLE import_change (
  union_id uuid NOT NULL,
  batch_id uuid NOT NULL,
  id uuid NOT NULL,
  row_number integer,
  entity text NOT NULL,
  entity_id uuid NOT NULL,
  before jsonb,
  after jsonb,
  undone_at timestamptz,
  PRIMARY KEY (union_id, batch_id, id),
  FOREIGN KEY (union_id, batch_id) REFERENCES import_batch (union_id, id) ON DELETE CASCADE
);

-- A row that was once recognised as a contact: the same row in the next file is matched without asking.
CREATE TABLE import_identity (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  fingerprint text NOT NULL,
  contact_id uuid NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, fingerprint),
  FOREIGN KEY (union_id, contact_id) REFERENCES contact (union_id, id) ON DELETE CASCADE
);

-- How a file was mapped, for the next file with the same columns.
CREATE TABLE import_template (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 120),
  signature text NOT NULL,
  file_name text NOT NULL,
  sheets jsonb NOT NULL,
  decisions jsonb NOT NULL,
  last_batch_id uuid,
  created_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  created_at timestamptz NOT NULL DEFAULT now(),
  used_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, last_batch_id) REFERENCES import_batch (union_id, id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX import_template_name_key ON import_template (union_id, signature, lower(name));

-- Audit -------------------------------------------------------------------------------------------

CREATE TYPE actor_kind AS ENUM ('user', 'system');

CREATE TABLE audit_entry (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  actor_kind actor_kind NOT NULL,
  actor_id uuid,
  actor_name text NOT NULL,
  action text NOT NULL,
  entity text NOT NULL,
  entity_id uuid,
  details jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (union_id, id)
);

-- Background jobs ---------------------------------------------------------------------------------

-- One row for each running job worker: one whose heartbeat stops gives its jobs back within half a minute.
CREATE TABLE worker (
  id text PRIMARY KEY,
  seen_at timestamptz NOT NULL DEFAULT now()
);
