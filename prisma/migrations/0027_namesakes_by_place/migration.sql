-- Who has a row's name at its workplace: of a common name a union has hundreds, of whom one place has few. By name and day of birth
-- people are found in contact_birth_name_idx.
DROP INDEX contact_namesake_idx;
CREATE INDEX contact_namesake_idx ON contact (union_id, search_text, workplace_id);
