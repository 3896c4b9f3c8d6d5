type Pair = { readonly id: string; readonly en: string };
type Reader = { locale?: "id" | "en" };

/**
 * Names that a new union starts with. They are stored in one language and read in the reader's; a name that the union wrote
 * itself is read as it is written.
 */
export class BothLanguages {
  readonly #pairs: ReadonlyMap<string, Pair>;

  constructor(pairs: readonly Pair[]) {
    this.#pairs = new Map(
      pairs.flatMap((pair) => [pair.id, pair.en].map((name) => [name.toLowerCase(), pair])),
    );
  }

  read = ({ locale }: Reader, name: string): string =>
    (locale && this.#pairs.get(name.toLowerCase())?.[locale]) ?? name;

  /** All names that are read as this one. */
  alike = (name: string): string[] => {
    const pair = this.#pairs.get(name.toLowerCase());
    return pair ? [pair.id, pair.en] : [name];
  };
}
