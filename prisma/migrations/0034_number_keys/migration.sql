-- "CL-00705", "00705" and "705" are one number: what an import compares. As src/features/matching/number-key.ts.
CREATE FUNCTION number_key(number text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
  $$ SELECT coalesce(substring(upper(btrim(number)) FROM '^[[:alpha:]]*[ ._/-]*0*([1-9][0-9]{2,})$'), number) $$;
CREATE FUNCTION number_prefix(number text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
  $$ SELECT coalesce(substring(upper(btrim(number)) FROM '^([[:alpha:]]+)[ ._/-]*0*[1-9][0-9]{2,}$'), '') $$;

CREATE INDEX job_number_key_idx ON job (union_id, number_key(employee_number)) WHERE employee_number IS NOT NULL;
CREATE INDEX membership_number_key_idx ON membership (union_id, number_key(card_number)) WHERE card_number IS NOT NULL;
