import { createHash } from "node:crypto";
import type { ParsedPerson } from "../parse/parsed-person";

/** All that a row says, in little room: the same of two rows that say the same. Null where it says nothing that tells people apart. */
export function rowHashOf(person: ParsedPerson): string | null {
  if (!tellsApart(person)) return null;
  const { row: _row, line: _line, warnings: _warnings, phones, ...said } = person;
  const all = JSON.stringify({ ...said, phones: phones.map(({ value }) => value) });
  return createHash("sha256").update(all).digest("base64url").slice(0, 16);
}

/** A name is many people's, at one place and in one department too. */
function tellsApart({ phones, emails, job, membership, ...person }: ParsedPerson): boolean {
  const { serikatId, nationalId, externalId, birthDate } = person;
  const own = [serikatId, nationalId, externalId, birthDate, job.employeeNumber, membership.cardNumber];
  return phones.length + emails.length > 0 || own.some(Boolean);
}
