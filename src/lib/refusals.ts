import "server-only";
import { AppError, type RefusalCode } from "./errors";
import { log } from "./log";

/** What the database says no to, by SQLSTATE or Prisma's own code; two digits stand for a whole class. */
const byCode: Record<string, RefusalCode> = {
  "22": "INVALID",
  "23502": "INVALID",
  "23001": "INVALID",
  "23503": "INVALID",
  "23514": "INVALID",
  P2003: "INVALID",
  "23505": "CONFLICT",
  "23P01": "CONFLICT",
  P2002: "CONFLICT",
  "42501": "FORBIDDEN",
  "40001": "CHANGED_MEANWHILE",
  "40P01": "CHANGED_MEANWHILE",
  P2034: "CHANGED_MEANWHILE",
};

/**
 * Any error as a refusal that may be told. What nobody foresaw is UNAVAILABLE; the log learns where it happened and its
 * codes, never its words, which may hold what was typed.
 */
export function refusalOf(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const codes = codesOf(error);
  const known = codes.map((code) => byCode[code] ?? byCode[code.slice(0, 2)]).find(Boolean);
  const name = error instanceof Error ? error.constructor.name : typeof error;
  log[known ? "warn" : "error"]({ codes, error: name, at: placesOf(error) }, "refused by an error");
  return new AppError(known ?? "UNAVAILABLE");
}

/** The same error for whoever writes errors down word for word: its codes alone, without words and without what caused it. */
export function redacted(error: unknown): Error {
  const refusal = refusalOf(error);
  const codes = [...new Set(codesOf(error))].filter((code) => /^\w{1,40}$/.test(code));
  return new Error(codes.join(" ") || refusal.code);
}

function codesOf(error: unknown, depth = 0): string[] {
  if (typeof error !== "object" || error === null || depth > 4) return [];
  const { code, originalCode, meta, cause, driverAdapterError } = error as Record<string, unknown>;
  const own = [originalCode, code].filter((each) => typeof each === "string");
  return [...own, ...[meta, driverAdapterError, cause].flatMap((inner) => codesOf(inner, depth + 1))];
}

function placesOf(error: unknown): string[] {
  const lines = error instanceof Error ? (error.stack ?? "").split("\n") : [];
  return lines.filter((line) => /^ {4}at /.test(line)).slice(0, 6);
}
