import { Secret, TOTP } from "otpauth";

const period = 30;

export const newTotpKey = () => new Secret({ size: 20 }).base32;

const codesOf = (key: string, label = "") =>
  new TOTP({
    issuer: "Serikat",
    label,
    secret: Secret.fromBase32(key),
    algorithm: "SHA1",
    digits: 6,
    period,
  });

/** What an app reads from the picture. */
export const totpAddress = (key: string, email: string) => codesOf(key, email).toString();

/** The step of thirty seconds that a code belongs to; the steps beside the present one count, for a clock that is off. Null for any other. */
export function stepOfCode(key: string, code: string, now = Date.now()): number | null {
  const off = codesOf(key).validate({ token: code, timestamp: now, window: 1 });
  return off === null ? null : Math.floor(now / 1000 / period) + off;
}
