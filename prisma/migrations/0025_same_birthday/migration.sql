-- Whom a row without any number may be: the same day of birth, a name that is or begins alike. What an index compares by a function
-- row security keeps from it; ~>=~ and = it lets through.
DROP INDEX contact_birth_name_idx;
CREATE INDEX contact_birth_name_idx ON contact (union_id, birth_date, search_text text_pattern_ops) WHERE birth_date IS NOT NULL;
