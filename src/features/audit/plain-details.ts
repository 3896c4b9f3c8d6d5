export type PlainDetail = { name: string; value: string };

const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** What of an event's details a reader understands: numbers, words, lists of words. No ids, nothing nested deeper. */
export function plainDetails(details: Record<string, unknown>): PlainDetail[] {
  return Object.entries(details).flatMap(([name, value]) => {
    const plain = plainValue(value);
    return plain === null ? [] : [{ name, value: plain }];
  });
}

function plainValue(value: unknown): string | null {
  if (Array.isArray(value)) {
    const words = value.flatMap((each) => plainValue(each) ?? []);
    return words.length > 0 ? words.join(", ") : null;
  }
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" && value !== "" && !uuid.test(value) ? value : null;
}
