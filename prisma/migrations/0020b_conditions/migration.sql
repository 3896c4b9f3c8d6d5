-- Wages and conditions of a workplace, as dated facts with their source, and the minimum wages that they are compared with.

CREATE TYPE condition_kind AS ENUM ('lowest_wage', 'overtime', 'contract_share', 'injuries');

-- lowest_wage: a month. overtime: hours a week. contract_share: percent of the workers. injuries: in the year before the day.
CREATE TABLE workplace_condition (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  workplace_id uuid NOT NULL,
  kind condition_kind NOT NULL,
  amount numeric(14, 2) NOT NULL CHECK (amount >= 0),
  observed_on date NOT NULL,
  source text NOT NULL CHECK (length(btrim(source)) BETWEEN 1 AND 200),
  recorded_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  withdrawn_at timestamptz,
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, workplace_id) REFERENCES workplace (union_id, id) ON DELETE RESTRICT,
  CHECK (kind <> 'lowest_wage' OR amount > 0),
  CHECK (kind <> 'overtime' OR amount <= 168),
  CHECK (kind <> 'contract_share' OR amount <= 100),
  CHECK (kind <> 'injuries' OR amount = trunc(amount))
);
CREATE INDEX workplace_condition_idx ON workplace_condition (union_id, workplace_id, kind, observed_on DESC);

CREATE TABLE minimum_wage (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  id uuid NOT NULL,
  region text NOT NULL CHECK (length(btrim(region)) BETWEEN 1 AND 120),
  year integer NOT NULL CHECK (year BETWEEN 1980 AND 2199),
  amount numeric(14, 2) NOT NULL CHECK (amount > 0),
  source text NOT NULL CHECK (length(btrim(source)) BETWEEN 1 AND 200),
  recorded_by uuid REFERENCES "user" (id) ON DELETE RESTRICT,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  withdrawn_at timestamptz,
  PRIMARY KEY (union_id, id)
);
-- A later one of the same region and year takes the place of the earlier, which stays, withdrawn.
CREATE UNIQUE INDEX minimum_wage_key ON minimum_wage (union_id, region, year) WHERE withdrawn_at IS NULL;

ALTER TABLE workplace_condition ENABLE ROW LEVEL SECURITY;
ALTER TABLE workplace_condition FORCE ROW LEVEL SECURITY;
ALTER TABLE minimum_wage ENABLE ROW LEVEL SECURITY;
ALTER TABLE minimum_wage FORCE ROW LEVEL SECURITY;
CREATE POLICY turf ON workplace_condition USING (union_id = (SELECT app_union())
  AND (SELECT app_role()) IN ('admin', 'coordinator', 'organiser', 'observer', 'system')
  AND ((SELECT app_whole()) OR workplace_id = ANY ((SELECT app_seen_workplaces())::uuid[])));
CREATE POLICY own ON minimum_wage USING (union_id = (SELECT app_union()));

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['workplace_condition', 'minimum_wage'] LOOP
    EXECUTE format('CREATE POLICY adding ON %I AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT app_role()) IN (''admin'', ''coordinator'', ''system''))', t);
    EXECUTE format('CREATE POLICY changing ON %I AS RESTRICTIVE FOR UPDATE USING ((SELECT app_role()) IN (''admin'', ''coordinator'', ''system''))', t);
    EXECUTE format('CREATE POLICY removing ON %I AS RESTRICTIVE FOR DELETE USING ((SELECT app_role()) IN (''admin'', ''coordinator'', ''system''))', t);
  END LOOP;
END $$;
