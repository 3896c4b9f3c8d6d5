/** Finds the name that is meant: as it stands, else whatever its case and its percent signs. */
export function finder(names: readonly string[]): (name: string) => string {
  const known = new Set(names);
  const loose = new Map(names.toReversed().map((name) => [comparable(name), name]));
  return (name) => (known.has(name) ? name : (loose.get(comparable(name)) ?? name));
}

const comparable = (name: string) => decoded(name).toLowerCase();

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
