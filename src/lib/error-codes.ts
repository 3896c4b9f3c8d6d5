import { wordsOf } from "./errors";

/** SQLSTATEs, and the codes of Prisma, pg and the system, of an error and of what caused it. */
export function codesOf(error: unknown, depth = 0): string[] {
  if (typeof error !== "object" || error === null || depth > 4) return [];
  const { code, originalCode, meta, cause, driverAdapterError } = error as Record<string, unknown>;
  const own = [originalCode, code].filter((each) => typeof each === "string");
  return [...own, ...[meta, driverAdapterError, cause].flatMap((inner) => codesOf(inner, depth + 1))];
}

// No connection was free in time (P2024, P2028), none could be made (P1001, P1017, the system's own), the server takes none more
// (53300), starts or stops (57P01 to 57P03), or broke off (class 08).
const unreachable = /^(P1001|P1008|P1017|P2024|P2028|ECONN\w+|ETIMEDOUT|EPIPE|53300|57P0[123]|08\w{3})$/;
// pg gives its own refusals no code.
const withoutCode = /timeout exceeded when trying to connect|Connection terminated/;

/** Whether the database could not be reached, or broke off, whatever was asked of it. */
export const isUnreachable = (error: unknown): boolean =>
  codesOf(error).some((code) => unreachable.test(code)) || withoutCode.test(wordsOf(error));
