-- The employer as a place: group, sector, region, registration of the unit, brands supplied, other unions, agreements.

-- `region`: the code of an Indonesian province or regency (36, 36.71), or the name of a region elsewhere.
ALTER TABLE employer
  ADD COLUMN version integer NOT NULL DEFAULT 1,
  ADD COLUMN company_group text CHECK (length(btrim(company_group)) BETWEEN 1 AND 200),
  ADD COLUMN sector text CHECK (length(btrim(sector)) BETWEEN 1 AND 120),
  ADD COLUMN region text CHECK (length(btrim(region)) BETWEEN 1 AND 120),
  ADD COLUMN oshub_id text CHECK (oshub_id ~ '^[A-Z]{2}[0-9]{7}[A-Z0-9]{6}$'),
  ADD COLUMN registration_number text CHECK (length(btrim(registration_number)) BETWEEN 1 AND 120),
  ADD COLUMN registered_on date,
  ADD COLUMN registration_office text CHECK (length(btrim(registration_office)) BETWEEN 1 AND 200),
  ADD CONSTRAINT employer_registration CHECK (registration_number IS NOT NULL OR (registered_on IS NULL AND registration_office IS NULL));
CREATE UNIQUE INDEX employer_oshub_key ON employer (union_id, oshub_id);
ALTER TABLE workplace ADD COLUMN region text CHECK (length(btrim(region)) BETWEEN 1 AND 120);

-- Whether a threshold is one of the law, which counts the whole company, and not each of its workplaces.
ALTER TABLE threshold ADD COLUMN per_company boolean NOT NULL DEFAULT false;
ALTER TABLE threshold NO FORCE ROW LEVEL SECURITY;
UPDATE threshold SET per_company = true WHERE source IN (
  'UU 21/2000 pasal 5(2)', 'Permenaker 28/2014 pasal 19(1)', 'Permenaker 28/2014 pasal 18(1)',
  'UU 21/2000 art. 5(2)', 'Permenaker 28/2014 art. 19(1)', 'Permenaker 28/2014 art. 18(1)');
ALTER TABLE threshold FORCE ROW LEVEL SECURITY;

CREATE TABLE brand (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 200),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id)
);
CREATE UNIQUE INDEX brand_name_key ON brand (union_id, lower(name));

-- This employer supplies this brand, as far as the source knows.
CREATE TABLE supply (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  employer_id uuid NOT NULL,
  brand_id uuid NOT NULL,
  since date,
  until date,
  source text NOT NULL CHECK (length(btrim(source)) BETWEEN 1 AND 200),
  recorded_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  withdrawn_at timestamptz,
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, employer_id) REFERENCES employer (union_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (union_id, brand_id) REFERENCES brand (union_id, id) ON DELETE RESTRICT,
  CHECK (until IS NULL OR since IS NULL OR until > since)
);
CREATE UNIQUE INDEX supply_key ON supply (union_id, employer_id, brand_id) WHERE withdrawn_at IS NULL;
CREATE INDEX supply_brand_idx ON supply (union_id, brand_id);

-- What another union says of its members at this employer.
CREATE TABLE other_union (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  employer_id uuid NOT NULL,
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 200),
  members integer NOT NULL CHECK (members BETWEEN 0 AND 10000000),
  claimed_on date NOT NULL,
  source text NOT NULL CHECK (length(btrim(source)) BETWEEN 1 AND 200),
  recorded_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  withdrawn_at timestamptz,
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, employer_id) REFERENCES employer (union_id, id) ON DELETE RESTRICT
);
CREATE INDEX other_union_employer_idx ON other_union (union_id, employer_id, claimed_on DESC);

-- Collective agreements (PKB). Withdrawn: recorded by mistake.
CREATE TABLE agreement (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  employer_id uuid NOT NULL,
  number text NOT NULL CHECK (length(btrim(number)) BETWEEN 1 AND 120),
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  registration text CHECK (length(btrim(registration)) BETWEEN 1 AND 200),
  open_points text CHECK (length(btrim(open_points)) BETWEEN 1 AND 2000),
  version integer NOT NULL DEFAULT 1,
  recorded_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  withdrawn_at timestamptz,
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, employer_id) REFERENCES employer (union_id, id) ON DELETE RESTRICT,
  CHECK (ends_on > starts_on),
  CONSTRAINT agreement_terms_apart EXCLUDE USING gist (
    union_id WITH =, employer_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&) WHERE (withdrawn_at IS NULL)
);
CREATE INDEX agreement_end_idx ON agreement (union_id, ends_on) WHERE withdrawn_at IS NULL;

-- Row security ------------------------------------------------------------------------------------

ALTER TABLE brand ENABLE ROW LEVEL SECURITY;
ALTER TABLE brand FORCE ROW LEVEL SECURITY;
ALTER TABLE supply ENABLE ROW LEVEL SECURITY;
ALTER TABLE supply FORCE ROW LEVEL SECURITY;
ALTER TABLE other_union ENABLE ROW LEVEL SECURITY;
ALTER TABLE other_union FORCE ROW LEVEL SECURITY;
ALTER TABLE agreement ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreement FORCE ROW LEVEL SECURITY;

-- An employer's rows are seen with one of its workplaces. What other unions claim is not for delegates.
CREATE POLICY own ON brand USING (union_id = (SELECT app_union()));
CREATE POLICY turf ON supply USING (union_id = (SELECT app_union()) AND ((SELECT app_whole())
    OR EXISTS (SELECT 1 FROM workplace w WHERE w.union_id = supply.union_id AND w.employer_id = supply.employer_id)));
CREATE POLICY turf ON other_union USING (union_id = (SELECT app_union())
  AND (SELECT app_role()) IN ('admin', 'coordinator', 'organiser', 'observer', 'system') AND ((SELECT app_whole())
    OR EXISTS (SELECT 1 FROM workplace w WHERE w.union_id = other_union.union_id AND w.employer_id = other_union.employer_id)));
CREATE POLICY turf ON agreement USING (union_id = (SELECT app_union()) AND ((SELECT app_whole())
    OR EXISTS (SELECT 1 FROM workplace w WHERE w.union_id = agreement.union_id AND w.employer_id = agreement.employer_id)));

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['employer', 'brand', 'supply', 'other_union', 'agreement'] LOOP
    EXECUTE format('CREATE POLICY changing ON %I AS RESTRICTIVE FOR UPDATE USING ((SELECT app_role()) IN (''admin'', ''coordinator'', ''system''))', t);
    EXECUTE format('CREATE POLICY removing ON %I AS RESTRICTIVE FOR DELETE USING ((SELECT app_role()) IN (''admin'', ''coordinator'', ''system''))', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['brand', 'supply', 'other_union', 'agreement'] LOOP
    EXECUTE format('CREATE POLICY adding ON %I AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) IN (''admin'', ''coordinator'', ''system''))', t);
  END LOOP;
END $$;
