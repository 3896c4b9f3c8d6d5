import type { FieldKey } from "../fields/rules";
import type { ColumnProfile, ValueKind } from "../profiles/rules";
import type { HeadingMatch } from "../vocabulary/rules";

const expected: Partial<Record<FieldKey, ValueKind[]>> = {
  "contact.nationalId": ["nik"],
  "contact.phones": ["phone"],
  "contact.email": ["email"],
  "contact.birthDate": ["date"],
  "job.startedOn": ["date"],
  "job.contractEndsOn": ["date"],
  "membership.joinedOn": ["date"],
  "contact.sex": ["sex"],
  "membership.isMember": ["membership"],
  "job.contractType": ["contract"],
  "contact.name": ["name"],
};

/** Values that belong to a heading strengthen it; values of quite another kind weaken it. */
export function adjustByValues(
  match: HeadingMatch,
  profile: ColumnProfile | undefined,
): { field: FieldKey; confidence: number; supported: boolean } {
  if (!profile || profile.filled === 0)
    return { field: match.field, confidence: match.confidence, supported: false };
  if (match.field === "job.employeeNumber" && profile.share("nik") > 0.5) {
    return { field: "contact.nationalId", confidence: 0.9, supported: true };
  }
  if (
    match.field === "job.contractType" &&
    profile.share("membership") > 0.5 &&
    profile.share("contract") < 0.3
  ) {
    return { field: "membership.isMember", confidence: 0.8, supported: true };
  }
  const kinds = expected[match.field];
  if (!kinds) return { ...match, supported: false };
  const share = Math.max(...kinds.map((kind) => profile.share(kind)));
  if (share >= 0.5)
    return { field: match.field, confidence: Math.min(0.99, match.confidence + 0.04), supported: true };
  if (share >= 0.15 || profile.filled < 3 || match.field === "contact.name")
    return { ...match, supported: false };
  return { field: match.field, confidence: match.confidence * 0.6, supported: false };
}

/** What a column without a telling heading is, from its values alone. */
export function guessByValues(profile: ColumnProfile): { field: FieldKey; confidence: number } | null {
  if (profile.filled < 2) return null;
  const isOld = (profile.medianYear ?? 9_999) < 2_002;
  const guesses: [boolean, FieldKey, number][] = [
    [profile.share("email") > 0.7, "contact.email", 0.9],
    [profile.share("nik") > 0.7, "contact.nationalId", 0.85],
    [profile.share("phone") > 0.7 && profile.width !== 8, "contact.phones", 0.75],
    [profile.share("sex") > 0.9 && profile.distinct <= 8, "contact.sex", 0.65],
    [profile.share("contract") > 0.8, "job.contractType", 0.65],
    [profile.share("date") > 0.8, isOld ? "contact.birthDate" : "job.startedOn", 0.45],
    [profile.share("name") > 0.7 && profile.distinct > profile.filled * 0.6, "contact.name", 0.5],
  ];
  const found = guesses.find(([fits]) => fits);
  return found ? { field: found[1], confidence: found[2] } : null;
}
