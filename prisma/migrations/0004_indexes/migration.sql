-- Indexes that make reading fast; without them every answer is the same, only later. Unique indexes are in 0001_schema.

-- Organisation and people who sign in -------------------------------------------------------------

CREATE INDEX union_parent_idx ON "union" (parent_id);
CREATE INDEX seat_of_user_idx ON seat (user_id);
CREATE INDEX session_of_user_idx ON session (user_id);
CREATE INDEX invitation_seat_idx ON invitation (union_id, seat_id);

-- Places of work ----------------------------------------------------------------------------------

CREATE INDEX workplace_employer_idx ON workplace (union_id, employer_id);
CREATE INDEX headcount_latest_idx ON headcount (union_id, workplace_id, department_id, shift_id, counted_on DESC, recorded_at DESC) WHERE withdrawn_at IS NULL;
CREATE INDEX headcount_batch_idx ON headcount (union_id, import_batch_id);

-- Contacts ----------------------------------------------------------------------------------------

CREATE INDEX contact_name_idx ON contact (union_id, name, id);
CREATE INDEX contact_place_idx ON contact (union_id, workplace_id, department_id, shift_id, name, id);
CREATE INDEX contact_assessment_idx ON contact (union_id, assessment, name, id);
CREATE INDEX contact_last_conversation_idx ON contact (union_id, last_conversation_at, id);
CREATE INDEX contact_national_id_idx ON contact (union_id, national_id_key) WHERE national_id_key IS NOT NULL;
CREATE INDEX contact_batch_idx ON contact (union_id, import_batch_id);
-- Finds a name by any part of it. GIN cannot lead with a uuid.
CREATE INDEX contact_search_idx ON contact USING gin (search_text gin_trgm_ops);
-- What a row of an import is matched by.
CREATE INDEX contact_external_id_idx ON contact (union_id, external_id) WHERE external_id IS NOT NULL;
-- An import's row without any number: the same date of birth, a name that is or begins alike. Row security keeps comparisons by a
-- function from using an index (they could leak a row); ~>=~ and = are trusted.
CREATE INDEX contact_birth_name_idx ON contact (union_id, birth_date, search_text text_pattern_ops) WHERE birth_date IS NOT NULL;
-- A row's name at its workplace: a union has hundreds of contacts of a common name, one workplace few.
CREATE INDEX contact_namesake_idx ON contact (union_id, search_text, workplace_id);
CREATE INDEX contact_point_value_idx ON contact_point (union_id, value);
CREATE INDEX contact_point_reversed_idx ON contact_point (union_id, reversed text_pattern_ops);
CREATE INDEX job_contact_idx ON job (union_id, contact_id);
CREATE INDEX job_place_idx ON job (union_id, workplace_id, department_id, shift_id, contact_id);
CREATE INDEX job_employee_number_idx ON job (union_id, employee_number text_pattern_ops) WHERE employee_number IS NOT NULL;
CREATE INDEX job_batch_idx ON job (union_id, import_batch_id);
CREATE INDEX membership_contact_idx ON membership (union_id, contact_id);
CREATE INDEX membership_card_idx ON membership (union_id, card_number text_pattern_ops) WHERE card_number IS NOT NULL;
CREATE INDEX membership_batch_idx ON membership (union_id, import_batch_id);
CREATE INDEX contact_issue_issue_idx ON contact_issue (union_id, issue_id, contact_id);

-- Duplicates --------------------------------------------------------------------------------------

CREATE INDEX contact_distinction_other_idx ON contact_distinction (union_id, contact_b);
CREATE INDEX duplicate_pair_queue_idx ON duplicate_pair (union_id, score DESC, contact_a, contact_b);
CREATE INDEX duplicate_pair_other_idx ON duplicate_pair (union_id, contact_b);
CREATE INDEX contact_merge_survivor_idx ON contact_merge (union_id, survivor_id);
CREATE INDEX contact_merge_recent_idx ON contact_merge (union_id, merged_at DESC, id);
CREATE INDEX contact_redirect_survivor_idx ON contact_redirect (union_id, survivor_id);

-- Conversations -----------------------------------------------------------------------------------

CREATE INDEX conversation_contact_idx ON conversation (union_id, contact_id, held_at DESC);
CREATE INDEX conversation_held_idx ON conversation (union_id, held_at DESC);
CREATE INDEX conversation_by_idx ON conversation (union_id, by_user_id, held_at DESC);
CREATE INDEX conversation_group_idx ON conversation (union_id, group_id) WHERE group_id IS NOT NULL;
CREATE INDEX conversation_issue_issue_idx ON conversation_issue (union_id, issue_id);
CREATE INDEX assessment_contact_idx ON assessment (union_id, contact_id, assessed_at DESC);
CREATE INDEX assessment_conversation_idx ON assessment (union_id, conversation_id);
CREATE INDEX assessment_batch_idx ON assessment (union_id, import_batch_id);
CREATE INDEX follow_up_mine_idx ON follow_up (union_id, assigned_to, due_on) WHERE state = 'open';
CREATE INDEX follow_up_contact_idx ON follow_up (union_id, contact_id, due_on);
CREATE INDEX follow_up_conversation_idx ON follow_up (union_id, conversation_id);
CREATE INDEX follow_up_kept_in_idx ON follow_up (union_id, kept_in) WHERE kept_in IS NOT NULL;
CREATE INDEX follow_up_due_idx ON follow_up (union_id, due_on);
-- The day that the kept rate counts from.
CREATE INDEX follow_up_counted_idx ON follow_up (union_id, (coalesce(first_due_on, due_on)));

-- Campaigns ---------------------------------------------------------------------------------------

CREATE INDEX campaign_workplace_idx ON campaign_workplace (union_id, workplace_id);
CREATE INDEX enrolment_board_idx ON enrolment (union_id, campaign_id, stage_id, entered_stage_at, id);
CREATE INDEX enrolment_of_contact_idx ON enrolment (union_id, contact_id);
CREATE INDEX stage_move_enrolment_idx ON stage_move (union_id, enrolment_id, moved_at);

-- Paper lists -------------------------------------------------------------------------------------

CREATE INDEX paper_list_recent_idx ON paper_list (union_id, created_at DESC);
CREATE INDEX paper_list_row_contact_idx ON paper_list_row (union_id, contact_id);
CREATE INDEX paper_list_row_conversation_idx ON paper_list_row (union_id, conversation_id);

-- Phones ------------------------------------------------------------------------------------------

CREATE INDEX device_user_idx ON device (union_id, user_id);
CREATE INDEX device_seat_idx ON device (union_id, seat_id);
CREATE INDEX phone_entry_device_idx ON phone_entry (union_id, device_id);

-- Imports -----------------------------------------------------------------------------------------

CREATE INDEX import_batch_recent_idx ON import_batch (union_id, created_at DESC, id);
CREATE INDEX import_batch_lease_idx ON import_batch (union_id, lease_until) WHERE state IN ('reading', 'checking', 'running', 'undoing');
-- Whether the same file was imported before.
CREATE INDEX import_batch_hash_idx ON import_batch (union_id, file_hash);
CREATE INDEX import_row_state_idx ON import_row (union_id, batch_id, state, row_number);
CREATE INDEX import_row_joined_idx ON import_row (union_id, batch_id, same_as) WHERE same_as IS NOT NULL;
CREATE INDEX import_row_contact_idx ON import_row (union_id, batch_id, contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX import_candidate_person_idx ON import_candidate (union_id, contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX import_change_entity_idx ON import_change (union_id, entity, entity_id);
-- An undo takes back a few thousand rows of known contacts at a time.
CREATE INDEX import_change_row_idx ON import_change (union_id, batch_id, row_number) WHERE entity <> 'contact';
CREATE INDEX import_identity_contact_idx ON import_identity (union_id, contact_id);
CREATE INDEX import_template_batch_idx ON import_template (union_id, last_batch_id);

-- Audit -------------------------------------------------------------------------------------------

CREATE INDEX audit_entry_at_idx ON audit_entry (union_id, at DESC, id);
CREATE INDEX audit_entry_entity_idx ON audit_entry (union_id, entity, entity_id, at DESC);
