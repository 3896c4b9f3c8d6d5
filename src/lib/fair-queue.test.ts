import { expect, it } from "vitest";
import { FairQueue } from "./fair-queue";

const fill = (queue: FairQueue<string>, source: string, count: number) => {
  const refused: string[] = [];
  for (let at = 1; at <= count; at += 1) {
    const item = `${source}${at}`;
    queue.push(source, item, () => refused.push(item));
  }
  return refused;
};

const drain = (queue: FairQueue<string>) => {
  const items: string[] = [];
  for (let item = queue.shift(); item !== undefined; item = queue.shift()) items.push(item);
  return items;
};

it("serves first who came first", () => {
  const queue = new FairQueue<string>(10);
  fill(queue, "a", 3);
  fill(queue, "b", 1);
  fill(queue, "c", 2);
  expect(drain(queue)).toEqual(["a1", "a2", "a3", "b1", "c1", "c2"]);
});

it("refuses the newest of the source with the most in it when it is full", () => {
  const queue = new FairQueue<string>(4);
  const flood = fill(queue, "flood", 10);
  const single = fill(queue, "single", 1);
  expect(flood).toEqual(["flood5", "flood6", "flood7", "flood8", "flood9", "flood10", "flood4"]);
  expect(single).toEqual([]);
  expect(queue.size).toBe(4);
  expect(drain(queue)).toEqual(["flood1", "flood2", "flood3", "single1"]);
});

it("holds no more than its bound, whatever comes", () => {
  const queue = new FairQueue<string>(3);
  const refused = Array.from({ length: 9 }, (_, at) => fill(queue, `source${at}-`, 1)).flat();
  expect(queue.size).toBe(3);
  expect(refused).toHaveLength(6);
  expect(drain(queue)).toHaveLength(3);
});
