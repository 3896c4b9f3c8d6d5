import { type DateOrder, numericPair } from "../../../values/dates/notations/rules";

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

  add(text: string): void {
    const pair = numericPair(text);
    if (!pair) return;
    if (pair.first > 12 && pair.second <= 12) this.dayFirst += 1;
    else if (pair.second > 12 && pair.first <= 12) this.monthFirst += 1;
    else if (pair.first !== pair.second && pair.first <= 12) this.either += 1;
  }

  get counts(): DateOrders {
    const { dayFirst, monthFirst, either } = this;
    return { order: monthFirst > dayFirst ? "month_first" : "day_first", dayFirst, monthFirst, either };
  }
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

/** Texts of which a reader must know the order. */
export function hasOrder({ dayFirst, monthFirst, either }: DateOrders): boolean {
  return dayFirst + monthFirst + either > 0;
}
