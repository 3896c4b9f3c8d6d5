-- A phone that keeps a list of people. It made its own id and secret; we keep the secret's hash.
CREATE TABLE device (
  union_id uuid NOT NULL REFERENCES "union" (id) ON DELETE RESTRICT,
  id uuid NOT NULL,
  seat_id uuid NOT NULL,
  user_id uuid NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
  secret_hash text NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  people int NOT NULL DEFAULT 0 CHECK (people >= 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, seat_id) REFERENCES seat (union_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX device_secret_hash_key ON device (secret_hash);
CREATE INDEX device_user_idx ON device (union_id, user_id);
CREATE INDEX device_seat_idx ON device (union_id, seat_id);

-- What a phone's outbox delivered, once each: the answer may be lost on the way, the entry then comes again.
CREATE TABLE phone_entry (
  union_id uuid NOT NULL,
  id uuid NOT NULL,
  device_id uuid NOT NULL,
  user_id uuid NOT NULL REFERENCES "user" (id) ON DELETE RESTRICT,
  kind text NOT NULL CHECK (kind IN ('conversation', 'contact', 'kept', 'postponed')),
  contact_id uuid,
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (union_id, id),
  FOREIGN KEY (union_id, device_id) REFERENCES device (union_id, id) ON DELETE RESTRICT
);
CREATE INDEX phone_entry_device_idx ON phone_entry (union_id, device_id);

ALTER TABLE device ENABLE ROW LEVEL SECURITY;
ALTER TABLE device FORCE ROW LEVEL SECURITY;
ALTER TABLE phone_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE phone_entry FORCE ROW LEVEL SECURITY;
-- By its secret a phone learns that it was revoked, also when nobody is signed in on it any more.
CREATE POLICY own ON device USING (secret_hash = (SELECT app_secret()) OR (union_id = (SELECT app_union())
    AND (user_id = (SELECT app_user()) OR (SELECT app_role()) IN ('admin', 'system'))))
  WITH CHECK (secret_hash = (SELECT app_secret()) OR (union_id = (SELECT app_union())
    AND (user_id = (SELECT app_user()) OR (SELECT app_role()) IN ('admin', 'system'))));
CREATE POLICY own ON phone_entry USING (union_id = (SELECT app_union())
  AND (user_id = (SELECT app_user()) OR (SELECT app_role()) IN ('admin', 'system')));
