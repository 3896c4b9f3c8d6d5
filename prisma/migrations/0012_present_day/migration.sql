-- What lists and row security know of a contact on a day, counted from the rows that say so. A query that names contacts of it
-- counts those alone: the planner folds the function into the query.
CREATE FUNCTION present_day(of_union uuid, day date) RETURNS TABLE (
  id uuid, workplace_id uuid, department_id uuid, shift_id uuid, is_member boolean, assessment smallint, assessed_at timestamptz,
  last_contact_at timestamptz, last_outcome outcome, last_conversation_at timestamptz
) LANGUAGE sql STABLE AS $$
  SELECT c.id, j.workplace_id, j.department_id, j.shift_id,
    EXISTS (
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

-- Writes it to the contacts named, with the union's eyes: a delegate doesn't see everybody's assessments, and a moved contact may
-- leave the mover's turf. A function, so that PostgreSQL plans it once a connection: row security makes planning it dearer than running it.
CREATE FUNCTION refresh_present_day(of_union uuid, contact_ids uuid[], day date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  was_role text := current_setting('app.role', true);
  was_whole text := current_setting('app.whole', true);
BEGIN
  PERFORM set_config('app.role', 'system', true), set_config('app.whole', 'on', true);
  -- Whoever counts the same people now waits here, and then counts with fresh eyes: two conversations at once both tell.
  PERFORM 1 FROM contact c WHERE c.union_id = of_union AND c.id = ANY (contact_ids) ORDER BY c.id FOR NO KEY UPDATE;
  UPDATE contact k SET
    workplace_id = p.workplace_id, department_id = p.department_id, shift_id = p.shift_id, is_member = p.is_member,
    assessment = p.assessment, assessed_at = p.assessed_at, last_contact_at = p.last_contact_at,
    last_outcome = p.last_outcome, last_conversation_at = p.last_conversation_at,
    version = k.version + 1, updated_at = now()
  FROM present_day(of_union, day) p
  WHERE k.union_id = of_union AND k.id = p.id AND p.id = ANY (contact_ids)
    AND (k.workplace_id, k.department_id, k.shift_id, k.is_member, k.assessment, k.assessed_at, k.last_contact_at, k.last_outcome, k.last_conversation_at)
      IS DISTINCT FROM
      (p.workplace_id, p.department_id, p.shift_id, p.is_member, p.assessment, p.assessed_at, p.last_contact_at, p.last_outcome, p.last_conversation_at);
  PERFORM set_config('app.role', coalesce(was_role, ''), true), set_config('app.whole', coalesce(was_whole, ''), true);
END $$;
