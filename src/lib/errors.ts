export type RefusalCode =
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "PROOF_NEEDED"
  | "FACTOR_NEEDED"
  | "NOT_FOUND"
  | "INVALID"
  | "CONFLICT"
  | "CHANGED_MEANWHILE"
  | "TOO_MANY_TRIES"
  | "BUSY"
  | "UNAVAILABLE"
  | "READ_ONLY"
  | "UNREADABLE";

/** Field name → message key below `errors.fields`. */
export type FieldProblems = Record<string, string>;

/** A refusal that the user is told about. Everything else that is thrown is a bug. */
export class AppError extends Error {
  readonly code: RefusalCode;
  readonly fields: FieldProblems;

  constructor(code: RefusalCode, fields: FieldProblems = {}) {
    super(code);
    this.name = "AppError";
    this.code = code;
    this.fields = fields;
  }
}

const uniqueViolation = "23505";
const exclusionViolation = "23P01";
// RESTRICT is 23503 until PostgreSQL 17, 23001 since 18.
const stillUsed = ["23001", "23503", "P2003"];

/**
 * For `.catch()`: turns a broken unique or exclusion constraint into a refusal of a field. `byConstraint`: constraint →
 * field.
 */
export function conflictOn(byConstraint: Record<string, string>) {
  return (error: unknown): never => {
    const text = wordsOf(error);
    const hit = Object.entries(byConstraint).find(([constraint]) => text.includes(constraint));
    if (hit && isConflict(text)) throw new AppError("CONFLICT", { [hit[1]]: "taken" });
    throw error;
  };
}

/** For `.catch()`: turns the deletion of a row that others refer to into a refusal of a field. */
export function conflictWhenUsed(problem: FieldProblems) {
  return (error: unknown): never => {
    if (stillUsed.some((code) => wordsOf(error).includes(code))) throw new AppError("CONFLICT", problem);
    throw error;
  };
}

/** Whether the database refused because of a key, a span, a reference or a check. */
export function isConstraint(error: unknown): boolean {
  const text = wordsOf(error);
  return isConflict(text) || [...stillUsed, "23514"].some((code) => text.includes(code));
}

function isConflict(text: string) {
  return text.includes(uniqueViolation) || text.includes(exclusionViolation) || text.includes("P2002");
}

/** What an error and its causes say: code, meta, message. For looking into, never for showing. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, meta, cause } = error as Error & { code?: unknown; meta?: unknown };
  return [String(code), JSON.stringify(meta ?? ""), error.message, cause ? wordsOf(cause) : ""].join(" ");
}
