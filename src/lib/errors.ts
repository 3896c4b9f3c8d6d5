export type RefusalCode =
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "INVALID"
  | "CONFLICT"
  | "CHANGED_MEANWHILE"
  | "TOO_MANY_TRIES"
  | "UNAVAILABLE"
  | "UNREADABLE";

/** Field name → message key below `errors.fields` in the catalogue, never a sentence. */
export type FieldProblems = Record<string, string>;

/** A refusal that the person is told about. Everything else that is thrown is a bug. */
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
// Until PostgreSQL 17 RESTRICT said 23503, since 18 it says 23001.
const stillUsed = ["23001", "23503", "P2003"];

/**
 * For `.catch()`: turns a broken unique or exclusion constraint into a refusal that names the field.
 * `byConstraint` maps constraint names to field names.
 */
export function conflictOn(byConstraint: Record<string, string>) {
  return (error: unknown): never => {
    const text = wordsOf(error);
    const hit = Object.entries(byConstraint).find(([constraint]) => text.includes(constraint));
    if (hit && isConflict(text)) throw new AppError("CONFLICT", { [hit[1]]: "taken" });
    throw error;
  };
}

/** For `.catch()`: turns the deletion of what other rows still refer to into a refusal that names the field. */
export function conflictWhenUsed(problem: FieldProblems) {
  return (error: unknown): never => {
    if (stillUsed.some((code) => wordsOf(error).includes(code))) throw new AppError("CONFLICT", problem);
    throw error;
  };
}

/** Whether the database refused because of what else is there: a key, a span, a reference or a check. */
export function isConstraint(error: unknown): boolean {
  const text = wordsOf(error);
  return isConflict(text) || [...stillUsed, "23514"].some((code) => text.includes(code));
}

function isConflict(text: string) {
  return text.includes(uniqueViolation) || text.includes(exclusionViolation) || text.includes("P2002");
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, meta, cause } = error as Error & { code?: unknown; meta?: unknown };
  return [String(code), JSON.stringify(meta ?? ""), error.message, cause ? wordsOf(cause) : ""].join(" ");
}
