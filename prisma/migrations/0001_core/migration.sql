CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
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
CREATE INDEX union_parent_idx ON "union" (parent_id);

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
CREATE INDEX seat_of_user_idx ON seat (user_id);

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
CREATE INDEX session_of_user_idx ON session (user_id);

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
CREATE INDEX invitation_seat_idx ON invitation (union_id, seat_id);

CREATE TABLE rate_limit (
  key text PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);

-- Places of work ------------------------------------------------------------------------------------

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
CREATE INDEX workplace_employer_idx ON workplace (union_id, employer_id);

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
CREATE INDEX headcount_latest_idx ON headcount (union_id, workplace_id, department_id, shift_id, counted_on DESC, recorded_at DESC) WHERE withdrawn_at IS NULL;
CREATE INDEX headcount_batch_idx ON headcount (union_id, import_batch_id);

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

-- The union's own vocabulary ------------------------------------------------------------------------

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

-- Contacts --------------------------------------------------------------------------------------------

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
CREATE INDEX contact_name_idx ON contact (union_id, name, id);
CREATE INDEX contact_place_idx ON contact (union_id, workplace_id, department_id, shift_id, name, id);
CREATE INDEX contact_assessment_idx ON contact (union_id, assessment, name, id);
CREATE INDEX contact_last_conversation_idx ON contact (union_id, last_conversation_at, id);
CREATE INDEX contact_national_id_idx ON contact (union_id, national_id_key) WHERE national_id_key IS NOT NULL;
CREATE INDEX contact_batch_idx ON contact (union_id, import_batch_id);
CREATE INDEX contact_search_idx ON contact USING gin (search_text gin_trgm_ops);

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
CREATE INDEX contact_point_value_idx ON contact_point (union_id, value);
CREATE INDEX contact_point_reversed_idx ON contact_point (union_id, reversed text_pattern_ops);

CREATE TYPE contract_type AS ENUM ('permanent', 'fixed_term', 'outsourced', 'daily', 'apprentice', 'probation');
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
CREATE INDEX job_contact_idx ON job (union_id, contact_id);
CREATE INDEX job_place_idx ON job (union_id, workplace_id, department_id, shift_id, contact_id);
CREATE INDEX job_employee_number_idx ON job (union_id, employee_number text_pattern_ops) WHERE employee_number IS NOT NULL;
CREATE INDEX job_batch_idx ON job (union_id, import_batch_id);

CREATE TYPE membership_ending AS ENUM ('resigned', 'left_company', 'contract_ended', 'retired', 'died', 'expelled', 'other_union', 'entered_in_error');

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
CREATE INDEX membership_contact_idx ON membership (union_id, contact_id);
CREATE INDEX membership_card_idx ON membership (union_id, card_number text_pattern_ops) WHERE card_number IS NOT NULL;
CREATE INDEX membership_batch_idx ON membership (union_id, import_batch_id);

-- Conversations ---------------------------------------------------------------------------------------

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
  withdrawn_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, contact_id) REFERENCES contact (union_id, id) ON DELETE CASCADE
);
CREATE INDEX conversation_contact_idx ON conversation (union_id, contact_id, held_at DESC);
CREATE INDEX conversation_held_idx ON conversation (union_id, held_at DESC);
CREATE INDEX conversation_by_idx ON conversation (union_id, by_user_id, held_at DESC);

CREATE TABLE conversation_issue (
  union_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  issue_id uuid NOT NULL,
  PRIMARY KEY (union_id, conversation_id, issue_id),
  FOREIGN KEY (union_id, conversation_id) REFERENCES conversation (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, issue_id) REFERENCES issue (union_id, id) ON DELETE RESTRICT
);
CREATE INDEX conversation_issue_issue_idx ON conversation_issue (union_id, issue_id);

CREATE TABLE assessment (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
  level smallint NOT NULL CHECK (level BETWEEN 1 AND 5),
  assessed_at timestamptz NOT NULL,
  by_user_id uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  conversation_id uuid,
  import_batch_id uuid,
  withdrawn_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, contact_id) REFERENCES contact (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, conversation_id) REFERENCES conversation (union_id, id) ON DELETE CASCADE
);
CREATE INDEX assessment_contact_idx ON assessment (union_id, contact_id, assessed_at DESC);
CREATE INDEX assessment_conversation_idx ON assessment (union_id, conversation_id);
CREATE INDEX assessment_batch_idx ON assessment (union_id, import_batch_id);

CREATE TYPE follow_up_state AS ENUM ('open', 'kept', 'broken', 'cancelled');

CREATE TABLE follow_up (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
  conversation_id uuid,
  assigned_to uuid NOT NULL REFERENCES "user" (id) ON DELETE RESTRICT,
  due_on date NOT NULL,
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
  CHECK ((state = 'open') = (closed_at IS NULL))
);
CREATE INDEX follow_up_mine_idx ON follow_up (union_id, assigned_to, due_on) WHERE state = 'open';
CREATE INDEX follow_up_contact_idx ON follow_up (union_id, contact_id, due_on);
CREATE INDEX follow_up_conversation_idx ON follow_up (union_id, conversation_id);

-- Campaigns ---------------------------------------------------------------------------------------------

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
CREATE INDEX campaign_workplace_idx ON campaign_workplace (union_id, workplace_id);

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
CREATE INDEX enrolment_board_idx ON enrolment (union_id, campaign_id, stage_id, entered_stage_at, id);
CREATE INDEX enrolment_of_contact_idx ON enrolment (union_id, contact_id);

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
CREATE INDEX stage_move_enrolment_idx ON stage_move (union_id, enrolment_id, moved_at);

-- Imports -------------------------------------------------------------------------------------------------

CREATE TYPE import_state AS ENUM ('uploaded', 'reading', 'mapping', 'checking', 'ready', 'running', 'done', 'undoing', 'undone', 'failed');

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
  total_rows integer NOT NULL DEFAULT 0,
  done_rows integer NOT NULL DEFAULT 0,
  refusal text,
  lease_owner text,
  lease_until timestamptz,
  created_by uuid NOT NULL REFERENCES "user" (id) ON DELETE RESTRICT,
  created_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  finished_at timestamptz,
  undone_at timestamptz,
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, workplace_id) REFERENCES workplace (union_id, id) ON DELETE RESTRICT
);
CREATE INDEX import_batch_recent_idx ON import_batch (union_id, created_at DESC, id);
CREATE INDEX import_batch_lease_idx ON import_batch (union_id, lease_until) WHERE state IN ('reading', 'checking', 'running', 'undoing');

CREATE TYPE import_row_state AS ENUM ('staged', 'rejected', 'created', 'changed', 'unchanged', 'joined');

CREATE TABLE import_row (
  union_id uuid NOT NULL,
  batch_id uuid NOT NULL,
  row_number integer NOT NULL,
  state import_row_state NOT NULL,
  cells jsonb NOT NULL,
  person jsonb,
  reasons jsonb,
  same_as integer,
  contact_id uuid,
  PRIMARY KEY (union_id, batch_id, row_number),
  FOREIGN KEY (union_id, batch_id) REFERENCES import_batch (union_id, id) ON DELETE CASCADE
);
CREATE INDEX import_row_state_idx ON import_row (union_id, batch_id, state, row_number);

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
CREATE INDEX import_change_entity_idx ON import_change (union_id, entity, entity_id);

-- Audit -----------------------------------------------------------------------------------------------------

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
CREATE INDEX audit_entry_at_idx ON audit_entry (union_id, at DESC, id);
CREATE INDEX audit_entry_entity_idx ON audit_entry (union_id, entity, entity_id, at DESC);
