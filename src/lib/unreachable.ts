// No connection was free in time (P2024, P2028), none could be made (P1001, P1017, the system's own), the server takes none more
// (53300), starts or stops (57P01 to 57P03), or broke off (class 08).
const codes = /^(P1001|P1008|P1017|P2024|P2028|ECONN\w+|ETIMEDOUT|EPIPE|53300|57P0[123]|08\w{3})$/;
// pg gives its own refusals no code.
const words = /timeout exceeded when trying to connect|Connection terminated/;

/** Whether the database could not be reached, or broke off, whatever was asked of it. */
export function isUnreachable(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > 4) return false;
  const { code, originalCode, message, meta, cause, driverAdapterError } = error as Record<string, unknown>;
  if ([code, originalCode].some((each) => typeof each === "string" && codes.test(each))) return true;
  if (typeof message === "string" && words.test(message)) return true;
  return [meta, cause, driverAdapterError].some((inner) => isUnreachable(inner, depth + 1));
}
