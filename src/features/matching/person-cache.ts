import { type Comparable, type Compared, comparable } from "./compare";

/** As many as a small process holds ready to be compared; of a longer list the others are made ready when it comes to them. */
const keptReady = 100_000;

/** The people of a list in little room, by their place in it: a million of them fit into a process of a gigabyte. */
export class PersonCache {
  private readonly packed: string[] = [];
  private readonly ready: (Comparable | undefined)[] = [];
  /** The places that are ready, in a ring: the next one to be taken is forgotten. */
  private readonly ring: Int32Array;
  private taken = 0;

  constructor(people: Iterable<Compared> = [], kept = keptReady) {
    this.ring = new Int32Array(kept).fill(-1);
    for (const person of people) this.add(person);
  }

  get size(): number {
    return this.packed.length;
  }

  add(person: Compared): void {
    this.packed.push(JSON.stringify(person));
    this.ready.push(undefined);
  }

  at(place: number): Comparable {
    const known = this.ready[place];
    if (known) return known;
    const made = comparable(this.person(place));
    const slot = this.taken % this.ring.length;
    const forgotten = this.ring[slot] ?? -1;
    if (forgotten >= 0) this.ready[forgotten] = undefined;
    this.ring[slot] = place;
    this.ready[place] = made;
    this.taken += 1;
    return made;
  }

  person(place: number): Compared {
    const packed = this.packed[place];
    if (packed === undefined) throw new Error("nobody stands at this place of the list");
    return JSON.parse(packed) as Compared;
  }
}
