import "server-only";
import { codesOf } from "./error-codes";
import { AppError, type RefusalCode } from "./errors";
import { noteIncident, placesOf } from "./incidents";
import { log } from "./log";

/** By SQLSTATE or Prisma's code; two digits stand for a class. */
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

type Where = Parameters<typeof noteIncident>[1];
const unnamed: Where = { kind: "action", place: "-" };

/**
 * Any error as a refusal. Unforeseen ones are UNAVAILABLE; the log gets place and codes, never the message, which may hold
 * what a user typed.
 */
export function refusalOf(error: unknown, where: Where = unnamed): AppError {
  if (error instanceof AppError) return error;
  const codes = codesOf(error);
  const known = codes.map((code) => byCode[code] ?? byCode[code.slice(0, 2)]).find(Boolean);
  const name = error instanceof Error ? error.constructor.name : typeof error;
  log[known ? "warn" : "error"]({ codes, error: name, at: placesOf(error) }, "refused by an error");
  if (!known) void noteIncident(error, where);
  return new AppError(known ?? "UNAVAILABLE");
}

/** The same error without message and cause, for programs that write errors down. */
export function redacted(error: unknown, where?: Where): Error {
  const refusal = refusalOf(error, where);
  const codes = [...new Set(codesOf(error))].filter((code) => /^\w{1,40}$/.test(code));
  return new Error(codes.join(" ") || refusal.code);
}
