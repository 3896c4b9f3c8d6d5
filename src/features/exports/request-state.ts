export type RequestState = "waiting" | "ready" | "taken" | "refused" | "expired";

type Request = {
  needsApproval: boolean;
  approved: boolean | null;
  takenAt: Date | null;
  expiresAt: Date;
};

export function stateOf({ needsApproval, approved, takenAt, expiresAt }: Request, now: Date): RequestState {
  if (takenAt) return "taken";
  if (approved === false) return "refused";
  if (expiresAt <= now) return "expired";
  return needsApproval && approved === null ? "waiting" : "ready";
}
