export const absencePolicies = ["nothing", "list", "end_jobs"] as const;
export type AbsencePolicy = (typeof absencePolicies)[number];

/** Of which people a file claims to be the whole list: those of its workplaces, or the members. Null: it claims nothing. */
export type Scope = "jobs" | "members" | null;

export function scopeOf({
  purpose,
  recordHeadcount,
}: {
  purpose: string | null;
  recordHeadcount: boolean;
}): Scope {
  if (purpose === "members") return "members";
  return purpose === "roster" || recordHeadcount ? "jobs" : null;
}

/** Who is no longer among the members may well still work there: only an employer's list ends a job. */
export function choicesFor(scope: Scope): readonly AbsencePolicy[] {
  if (scope === null) return ["nothing"];
  return scope === "jobs" ? absencePolicies : ["nothing", "list"];
}
