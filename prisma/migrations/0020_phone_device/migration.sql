-- A phone asks every minute, by its secret alone and before anybody is known: one call in place of a transaction of four statements.
-- The caller's own rights and row security apply to each line of it, and the identity it sets ends with the call.
CREATE FUNCTION device_state(hash text) RETURNS text LANGUAGE plpgsql VOLATILE SECURITY INVOKER
  SET search_path = pg_catalog, public AS $$
DECLARE
  found_device public.device%ROWTYPE;
BEGIN
  PERFORM set_config('app.secret_hash', hash, true);
  SELECT * INTO found_device FROM public.device d WHERE d.secret_hash = hash;
  IF NOT FOUND THEN
    RETURN 'unknown';
  END IF;
  IF found_device.revoked_at IS NOT NULL THEN
    RETURN 'revoked';
  END IF;
  IF found_device.last_seen_at < now() - interval '1 minute' THEN
    UPDATE public.device SET last_seen_at = now() WHERE union_id = found_device.union_id AND id = found_device.id;
  END IF;
  RETURN CASE WHEN found_device.expires_at < now() THEN 'expired' ELSE 'kept' END;
END $$;
