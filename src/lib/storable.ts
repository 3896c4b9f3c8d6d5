/** JSON that PostgreSQL takes: without NUL, and with a mark for half a surrogate pair. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value).replace(/\\(u[0-9a-f]{4}|.)/g, (escaped) =>
    escaped === "\\u0000" ? "" : /^\\ud/.test(escaped) ? "\ufffd" : escaped,
  );
}

export function isStorable(value: unknown): boolean {
  if (typeof value === "string") return !value.includes("\0") && !/\p{Surrogate}/u.test(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(([key, inner]) => isStorable(key) && isStorable(inner));
}
