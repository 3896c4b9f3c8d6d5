-- Membership as a union keeps it: who asked to join and what was decided, in which category, with which evidence, and who may deduct dues.
-- An applicant has no membership yet, so that no figure has to leave applicants out.

-- Categories --------------------------------------------------------------------------------------

-- A membership without a category is an ordinary one: it votes, counts and pays.
CREATE TABLE membership_category (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  votes boolean NOT NULL,
  counts boolean NOT NULL,
  pays boolean NOT NULL,
  archived_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id)
);
CREATE UNIQUE INDEX membership_category_name_key ON membership_category (union_id, lower(name));
-- A membership repeats whether it counts: the database refuses another answer for a category that somebody is or was in.
CREATE UNIQUE INDEX membership_category_counts_key ON membership_category (union_id, id, counts);

ALTER TYPE membership_ending ADD VALUE 'category';
ALTER TYPE membership_ending ADD VALUE 'transferred';

ALTER TABLE membership
  ADD COLUMN category_id uuid,
  ADD COLUMN counts boolean NOT NULL DEFAULT true,
  -- The union that the member came from or went to, and since when they were organised there.
  ADD COLUMN came_from text CHECK (length(came_from) BETWEEN 1 AND 120),
  ADD COLUMN elsewhere_since date,
  ADD COLUMN went_to text CHECK (length(went_to) BETWEEN 1 AND 120),
  ADD CONSTRAINT membership_category_fkey FOREIGN KEY (union_id, category_id, counts)
    REFERENCES membership_category (union_id, id, counts) ON DELETE RESTRICT ON UPDATE RESTRICT,
  ADD CONSTRAINT membership_ordinary_counts CHECK (category_id IS NOT NULL OR counts);
CREATE INDEX membership_category_idx ON membership (union_id, category_id) WHERE category_id IS NOT NULL;

-- Whether a membership counts on a day: the one place that says who is a member for density, thresholds and lists.
CREATE FUNCTION counts_on(m membership, day date) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT m.counts AND coalesce(m.joined_on, m.recorded_on) <= day AND (m.left_on IS NULL OR m.left_on > day) $$;
-- The days on which it counts, as a range.
CREATE FUNCTION counted_days(m membership) RETURNS daterange LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT CASE WHEN m.counts THEN daterange(coalesce(m.joined_on, m.recorded_on), m.left_on) ELSE 'empty'::daterange END $$;

-- As in 0012, by counts_on.
CREATE OR REPLACE FUNCTION present_day(of_union uuid, day date) RETURNS TABLE (
  id uuid, workplace_id uuid, department_id uuid, shift_id uuid, is_member boolean, assessment smallint, assessed_at timestamptz,
  last_contact_at timestamptz, last_outcome outcome, last_conversation_at timestamptz
) LANGUAGE sql STABLE AS $$
  SELECT c.id, j.workplace_id, j.department_id, j.shift_id,
    c.deceased_on IS NULL AND EXISTS (
      SELECT 1 FROM membership m WHERE m.union_id = c.union_id AND m.contact_id = c.id AND counts_on(m, day)
    ),
    a.level, a.assessed_at, t.held_at, t.outcome, v.held_at
  FROM contact c
  LEFT JOIN job j ON j.union_id = c.union_id AND j.contact_id = c.id AND j.is_current
  LEFT JOIN LATERAL (
    SELECT s.level, s.assessed_at FROM assessment s
    WHERE s.union_id = c.union_id AND s.contact_id = c.id AND s.withdrawn_at IS NULL
    ORDER BY s.assessed_at DESC, s.id DESC LIMIT 1
  ) a ON true
  LEFT JOIN LATERAL (
    SELECT l.held_at, l.outcome FROM conversation l
    WHERE l.union_id = c.union_id AND l.contact_id = c.id AND l.withdrawn_at IS NULL
    ORDER BY l.held_at DESC, l.id DESC LIMIT 1
  ) t ON true
  LEFT JOIN LATERAL (
    SELECT l.held_at FROM conversation l
    WHERE l.union_id = c.union_id AND l.contact_id = c.id AND l.withdrawn_at IS NULL AND l.outcome = 'conversation'
    ORDER BY l.held_at DESC LIMIT 1
  ) v ON true
  WHERE c.union_id = of_union
$$;
CREATE OR REPLACE FUNCTION deceased_are_no_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.is_member := NEW.deceased_on IS NULL AND EXISTS (
    SELECT 1 FROM membership m WHERE m.union_id = NEW.union_id AND m.contact_id = NEW.id AND counts_on(m, current_date));
  RETURN NEW;
END $$;

-- Applications ------------------------------------------------------------------------------------

CREATE TYPE application_state AS ENUM ('open', 'accepted', 'rejected', 'withdrawn');
CREATE TABLE membership_application (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
  applied_on date NOT NULL,
  category_id uuid,
  came_from text CHECK (length(came_from) BETWEEN 1 AND 120),
  elsewhere_since date,
  state application_state NOT NULL DEFAULT 'open',
  decided_on date,
  -- The meeting and its minutes, or why not.
  decision text CHECK (length(decision) BETWEEN 1 AND 300),
  decided_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  created_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, contact_id) REFERENCES contact (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, category_id) REFERENCES membership_category (union_id, id) ON DELETE RESTRICT,
  CHECK ((state = 'open') = (decided_on IS NULL)),
  CHECK (decided_on >= applied_on)
);
CREATE UNIQUE INDEX membership_application_open_key ON membership_application (union_id, contact_id) WHERE state = 'open';
CREATE INDEX membership_application_contact_idx ON membership_application (union_id, contact_id);

-- Evidence ----------------------------------------------------------------------------------------

-- Where the next number of a card comes from.
CREATE TABLE card_series (
  union_id uuid PRIMARY KEY REFERENCES "union" (id) ON DELETE RESTRICT,
  prefix text NOT NULL DEFAULT '' CHECK (length(prefix) <= 20),
  next_number integer NOT NULL DEFAULT 1 CHECK (next_number > 0)
);

CREATE TYPE card_ending AS ENUM ('replaced', 'lost', 'revoked');
CREATE TABLE membership_card (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
  number text NOT NULL CHECK (length(number) BETWEEN 1 AND 40),
  issued_on date NOT NULL,
  -- What its code for cameras holds. It says nothing to who is not signed in.
  code uuid NOT NULL DEFAULT gen_random_uuid(),
  printed_at timestamptz,
  ended_on date,
  ending card_ending,
  reason text CHECK (length(reason) BETWEEN 1 AND 300),
  created_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, contact_id) REFERENCES contact (union_id, id) ON DELETE CASCADE,
  CHECK (num_nonnulls(ended_on, ending) IN (0, 2)),
  CHECK (ended_on >= issued_on)
);
-- Over ended cards too: a number is given once.
CREATE UNIQUE INDEX membership_card_number_key ON membership_card (union_id, lower(number));
CREATE UNIQUE INDEX membership_card_live_key ON membership_card (union_id, contact_id) WHERE ended_on IS NULL;
CREATE UNIQUE INDEX membership_card_code_key ON membership_card (union_id, code);
CREATE INDEX membership_card_contact_idx ON membership_card (union_id, contact_id);
CREATE INDEX membership_card_to_print_idx ON membership_card (union_id, id) WHERE printed_at IS NULL AND ended_on IS NULL;

-- The number of the present membership is what lists, searches and imports know. Where it is corrected, the card follows, unless the
-- right number belongs to another card: then both stand, and the page shows it.
CREATE FUNCTION card_follows_membership() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE membership_card k SET number = NEW.card_number
  WHERE k.union_id = NEW.union_id AND k.contact_id = NEW.contact_id AND k.ended_on IS NULL AND k.number = OLD.card_number
    AND NOT EXISTS (SELECT 1 FROM membership_card o WHERE o.union_id = k.union_id AND lower(o.number) = lower(NEW.card_number) AND o.id <> k.id);
  RETURN NULL;
END $$;
CREATE TRIGGER card_follows_membership AFTER UPDATE OF card_number ON membership FOR EACH ROW
  WHEN (OLD.card_number IS DISTINCT FROM NEW.card_number AND OLD.card_number IS NOT NULL AND NEW.card_number IS NOT NULL)
  EXECUTE FUNCTION card_follows_membership();

CREATE TYPE statement_kind AS ENUM ('own', 'collective');
CREATE TABLE membership_statement (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
  signed_on date NOT NULL,
  kind statement_kind NOT NULL DEFAULT 'own',
  -- Which folder, which sheet.
  kept_where text CHECK (length(kept_where) BETWEEN 1 AND 200),
  withdrawn_on date,
  reason text CHECK (length(reason) BETWEEN 1 AND 300),
  created_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, contact_id) REFERENCES contact (union_id, id) ON DELETE CASCADE,
  CHECK (withdrawn_on >= signed_on)
);
CREATE INDEX membership_statement_contact_idx ON membership_statement (union_id, contact_id);

-- Another union says that the member is theirs. The member's written choice closes it.
CREATE TYPE union_choice AS ENUM ('ours', 'theirs', 'withdrawn');
CREATE TABLE union_claim (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
  other_union text NOT NULL CHECK (length(other_union) BETWEEN 1 AND 120),
  claimed_on date NOT NULL,
  note text CHECK (length(note) BETWEEN 1 AND 300),
  choice union_choice,
  closed_on date,
  letter text CHECK (length(letter) BETWEEN 1 AND 200),
  created_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, contact_id) REFERENCES contact (union_id, id) ON DELETE CASCADE,
  CHECK (num_nonnulls(choice, closed_on) IN (0, 2)),
  CHECK (closed_on >= claimed_on)
);
CREATE INDEX union_claim_contact_idx ON union_claim (union_id, contact_id);

-- Authority to deduct -----------------------------------------------------------------------------

-- One letter to an employer with its annexes.
CREATE TABLE authority_packet (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  employer_id uuid NOT NULL,
  letter_number text NOT NULL CHECK (length(letter_number) BETWEEN 1 AND 60),
  dated date NOT NULL,
  place text CHECK (length(place) BETWEEN 1 AND 80),
  receiver text CHECK (length(receiver) BETWEEN 1 AND 120),
  -- Proof of registration, and the rule that sets the dues: two of the five annexes.
  registration text CHECK (length(registration) BETWEEN 1 AND 200),
  dues_rule text CHECK (length(dues_rule) BETWEEN 1 AND 300),
  account text CHECK (length(account) BETWEEN 1 AND 120),
  delivered_on date,
  received_by text CHECK (length(received_by) BETWEEN 1 AND 120),
  created_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, employer_id) REFERENCES employer (union_id, id) ON DELETE RESTRICT,
  CHECK (delivered_on >= dated)
);
CREATE UNIQUE INDEX authority_packet_letter_key ON authority_packet (union_id, lower(letter_number));
CREATE INDEX authority_packet_employer_idx ON authority_packet (union_id, employer_id);

CREATE TYPE authority_state AS ENUM ('signed', 'delivered', 'seen', 'interrupted', 'revoked');
CREATE TYPE authority_form AS ENUM ('paper', 'electronic');
CREATE TABLE deduction_authority (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
  employer_id uuid NOT NULL,
  signed_on date NOT NULL,
  form authority_form NOT NULL DEFAULT 'paper',
  -- The amount or share that was signed for, in its own words.
  wording text CHECK (length(wording) BETWEEN 1 AND 200),
  state authority_state NOT NULL DEFAULT 'signed',
  state_on date NOT NULL,
  packet_id uuid,
  created_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, contact_id) REFERENCES contact (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, employer_id) REFERENCES employer (union_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (union_id, packet_id) REFERENCES authority_packet (union_id, id) ON DELETE RESTRICT,
  CHECK (state_on >= signed_on)
);
CREATE INDEX deduction_authority_contact_idx ON deduction_authority (union_id, contact_id);
CREATE INDEX deduction_authority_state_idx ON deduction_authority (union_id, employer_id, state, id);
CREATE INDEX deduction_authority_packet_idx ON deduction_authority (union_id, packet_id) WHERE packet_id IS NOT NULL;

-- Each step with its day, who noted it and a note. A step that is taken back keeps its row.
CREATE TABLE authority_event (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  authority_id uuid NOT NULL,
  from_state authority_state,
  from_on date,
  to_state authority_state NOT NULL,
  on_day date NOT NULL,
  note text CHECK (length(note) BETWEEN 1 AND 300),
  by_user uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  created_at timestamptz NOT NULL DEFAULT now(),
  undone_at timestamptz,
  undone_reason text CHECK (length(undone_reason) BETWEEN 1 AND 300),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, authority_id) REFERENCES deduction_authority (union_id, id) ON DELETE CASCADE,
  CHECK (num_nonnulls(undone_at, undone_reason) IN (0, 2))
);
CREATE INDEX authority_event_authority_idx ON authority_event (union_id, authority_id, id);

-- The board of a unit -----------------------------------------------------------------------------

-- Without an employer it is the board of the union itself.
CREATE TABLE unit_office (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  employer_id uuid,
  contact_id uuid NOT NULL,
  office text NOT NULL CHECK (length(office) BETWEEN 1 AND 80),
  from_on date NOT NULL,
  to_on date,
  decree text CHECK (length(decree) BETWEEN 1 AND 120),
  decree_on date,
  position smallint NOT NULL DEFAULT 0,
  created_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, contact_id) REFERENCES contact (union_id, id) ON DELETE CASCADE,
  FOREIGN KEY (union_id, employer_id) REFERENCES employer (union_id, id) ON DELETE RESTRICT,
  CHECK (to_on >= from_on)
);
CREATE INDEX unit_office_contact_idx ON unit_office (union_id, contact_id);
CREATE INDEX unit_office_employer_idx ON unit_office (union_id, employer_id, position, id);

-- Row security ------------------------------------------------------------------------------------

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['membership_category', 'membership_application', 'card_series', 'membership_card', 'membership_statement',
    'union_claim', 'authority_packet', 'deduction_authority', 'authority_event', 'unit_office']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
  -- What figures are counted from: like memberships.
  FOREACH t IN ARRAY ARRAY['membership_card', 'membership_statement', 'union_claim']
  LOOP
    EXECUTE format($policy$CREATE POLICY turf ON %1$I USING (union_id = (SELECT app_union()) AND (SELECT app_role()) <> 'delegate'
      AND ((SELECT app_whole())
        OR EXISTS (SELECT 1 FROM job j WHERE j.union_id = %1$I.union_id AND j.contact_id = %1$I.contact_id)
        OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = %1$I.union_id AND c.id = %1$I.contact_id)))$policy$, t);
  END LOOP;
  -- What is the contact's own affair: with the contact.
  FOREACH t IN ARRAY ARRAY['membership_application', 'deduction_authority', 'unit_office']
  LOOP
    EXECUTE format($policy$CREATE POLICY turf ON %1$I USING (union_id = (SELECT app_union())
      AND (SELECT app_role()) NOT IN ('observer', 'delegate') AND ((SELECT app_whole())
        OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = %1$I.union_id AND c.id = %1$I.contact_id)))$policy$, t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['membership_category', 'card_series']
  LOOP
    EXECUTE format('CREATE POLICY own ON %I USING (union_id = (SELECT app_union()))', t);
  END LOOP;
  EXECUTE $policy$CREATE POLICY adding ON membership_category AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) = ANY ('{admin,system}'::text[]))$policy$;
  EXECUTE $policy$CREATE POLICY changing ON membership_category AS RESTRICTIVE FOR UPDATE USING ((SELECT app_role()) = ANY ('{admin,system}'::text[]))$policy$;
END $$;
CREATE POLICY own ON authority_packet USING (union_id = (SELECT app_union()) AND (SELECT app_role()) NOT IN ('observer', 'delegate'));
CREATE POLICY turf ON authority_event USING (union_id = (SELECT app_union())
  AND EXISTS (SELECT 1 FROM deduction_authority a WHERE a.union_id = authority_event.union_id AND a.id = authority_event.authority_id));

-- Erasure -----------------------------------------------------------------------------------------

-- With the contact go its papers: `erase_contact` runs as the owner, and so does this below it. Spans of membership stay and count.
CREATE FUNCTION membership_papers_go() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  DELETE FROM public.membership_application WHERE union_id = NEW.union_id AND contact_id = NEW.id;
  DELETE FROM public.membership_card WHERE union_id = NEW.union_id AND contact_id = NEW.id;
  DELETE FROM public.membership_statement WHERE union_id = NEW.union_id AND contact_id = NEW.id;
  DELETE FROM public.union_claim WHERE union_id = NEW.union_id AND contact_id = NEW.id;
  DELETE FROM public.deduction_authority WHERE union_id = NEW.union_id AND contact_id = NEW.id;
  DELETE FROM public.unit_office WHERE union_id = NEW.union_id AND contact_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER membership_papers_go AFTER UPDATE OF erased_on ON contact FOR EACH ROW
  WHEN (OLD.erased_on IS NULL AND NEW.erased_on IS NOT NULL) EXECUTE FUNCTION membership_papers_go();
