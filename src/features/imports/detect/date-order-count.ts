import { type DateOrder, numericPair } from "../parse/date-notation";

export interface DateOrders {
  order: DateOrder;
  /** Cells whose numbers leave only one order, and cells that fit both. */
  dayFirst: number;
  monthFirst: number;
  either: number;
}

/** What the cells of a column say about whether the day or the month comes first. */
export class OrderCount {
  private dayFirst = 0;
  private monthFirst = 0;
  private either = 0;
  private readonly seen = new Map<"dayFirst" | "monthFirst" | "either", string>();

  add(text: string): void {
    const pair = numericPair(text);
    const kind = pair && kindOf(pair);
    if (!kind) return;
    this[kind] += 1;
    if (!this.seen.has(kind)) this.seen.set(kind, text.slice(0, 60));
  }

  /** A text of each kind: to show what an order makes of them. */
  get examples(): string[] {
    const kinds = ["either", "dayFirst", "monthFirst"] as const;
    return kinds.flatMap((kind) => this.seen.get(kind) ?? []);
  }

  get counts(): DateOrders {
    const { dayFirst, monthFirst, either } = this;
    return { order: monthFirst > dayFirst ? "month_first" : "day_first", dayFirst, monthFirst, either };
  }
}

function kindOf({ first, second }: { first: number; second: number }) {
  if (first > 12) return second <= 12 ? ("dayFirst" as const) : null;
  if (second > 12) return "monthFirst" as const;
  return first === second ? null : ("either" as const);
}

/** So many cells that could be read both ways are not decided by one. */
const fewAgainst = { lone: 3, share: 20 };

/** Both orders occur, none is said, or a cell or two decide over many: a person has to say. */
export function isAmbiguousOrder({ dayFirst, monthFirst, either }: DateOrders): boolean {
  const telling = Math.max(dayFirst, monthFirst);
  if (Math.min(dayFirst, monthFirst) > 0) return true;
  if (telling === 0) return either > 0;
  return (telling === 1 && either >= fewAgainst.lone) || telling * fewAgainst.share < either;
}

/** A slip or two among many that agree: the many are believed, and the slips told. */
export function isClearOrder({ dayFirst, monthFirst }: DateOrders): boolean {
  const [most, least] = [Math.max(dayFirst, monthFirst), Math.min(dayFirst, monthFirst)];
  return least > 0 && most >= 10 && most >= least * 10;
}

/** Texts of which a reader must know the order. */
export function hasOrder({ dayFirst, monthFirst, either }: DateOrders): boolean {
  return dayFirst + monthFirst + either > 0;
}
