-- Taken off a campaign: the enrolment and its moves stay, with the reason; enrolling again brings it back.
ALTER TABLE enrolment
  ADD COLUMN removed_at timestamptz,
  ADD COLUMN removed_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  ADD COLUMN removed_reason text CHECK (length(removed_reason) BETWEEN 1 AND 300),
  ADD CONSTRAINT enrolment_removed_whole CHECK (num_nonnulls(removed_at, removed_reason) IN (0, 2) AND (removed_by IS NULL OR removed_at IS NOT NULL));

-- A number that turned out not to be this contact's: kept and shown, no longer called or written to.
ALTER TABLE contact_point ADD COLUMN wrong_on date;

-- Who has died, for numbers that are counted beyond the user's turf and for roles that see no contact. It counts from that day on.
CREATE FUNCTION deceased_contacts(of_union uuid) RETURNS TABLE (contact_id uuid, deceased_on date) LANGUAGE plpgsql AS $$
DECLARE
  was_role text := current_setting('app.role', true);
  was_whole text := current_setting('app.whole', true);
BEGIN
  PERFORM set_config('app.role', 'system', true), set_config('app.whole', 'on', true);
  RETURN QUERY SELECT c.id, c.deceased_on FROM contact c WHERE c.union_id = of_union AND c.deceased_on IS NOT NULL;
  PERFORM set_config('app.role', coalesce(was_role, ''), true), set_config('app.whole', coalesce(was_whole, ''), true);
END $$;
CREATE INDEX contact_deceased_idx ON contact (union_id, id) WHERE deceased_on IS NOT NULL;

-- As in 0003, and the dead are no members.
CREATE OR REPLACE FUNCTION present_day(of_union uuid, day date) RETURNS TABLE (
  id uuid, workplace_id uuid, department_id uuid, shift_id uuid, is_member boolean, assessment smallint, assessed_at timestamptz,
  last_contact_at timestamptz, last_outcome outcome, last_conversation_at timestamptz
) LANGUAGE sql STABLE AS $$
  SELECT c.id, j.workplace_id, j.department_id, j.shift_id,
    c.deceased_on IS NULL AND EXISTS (
      SELECT 1 FROM membership m
      WHERE m.union_id = c.union_id AND m.contact_id = c.id
        AND coalesce(m.joined_on, m.recorded_on) <= day AND (m.left_on IS NULL OR m.left_on > day)
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

-- An import writes both columns itself; what it says of the dead is put right here, and comes back when the death is taken back.
CREATE FUNCTION deceased_are_no_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.is_member := NEW.deceased_on IS NULL AND EXISTS (
    SELECT 1 FROM membership m
    WHERE m.union_id = NEW.union_id AND m.contact_id = NEW.id
      AND coalesce(m.joined_on, m.recorded_on) <= current_date AND (m.left_on IS NULL OR m.left_on > current_date));
  RETURN NEW;
END $$;
CREATE TRIGGER contact_deceased_insert BEFORE INSERT ON contact FOR EACH ROW
  WHEN (NEW.deceased_on IS NOT NULL AND NEW.is_member) EXECUTE FUNCTION deceased_are_no_members();
CREATE TRIGGER contact_deceased_update BEFORE UPDATE OF deceased_on, is_member ON contact FOR EACH ROW
  WHEN (OLD.deceased_on IS DISTINCT FROM NEW.deceased_on OR NEW.deceased_on IS NOT NULL AND NEW.is_member)
  EXECUTE FUNCTION deceased_are_no_members();
