type Waiting<T> = { source: string; item: T; refuse: () => void };

/**
 * A bounded queue, first come first served. When it is full, the source with the most in it gives up its newest item: one that sends
 * hundreds takes the place of nobody who sends one.
 */
export class FairQueue<T> {
  readonly #waiting: Waiting<T>[] = [];
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get size(): number {
    return this.#waiting.length;
  }

  /** `refuse` is called at once or later, when there is no room for this item. */
  push(source: string, item: T, refuse: () => void): void {
    this.#waiting.push({ source, item, refuse });
    if (this.#waiting.length > this.#most) this.#dropFromLargest();
  }

  /** The item that waited longest; undefined when nothing waits. */
  shift(): T | undefined {
    return this.#waiting.shift()?.item;
  }

  #dropFromLargest(): void {
    const counts = new Map<string, number>();
    for (const { source } of this.#waiting) counts.set(source, (counts.get(source) ?? 0) + 1);
    const most = Math.max(...counts.values());
    const at = this.#waiting.findLastIndex(({ source }) => counts.get(source) === most);
    const [dropped] = this.#waiting.splice(at, 1);
    dropped?.refuse();
  }
}
