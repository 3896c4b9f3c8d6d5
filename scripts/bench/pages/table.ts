import { arch, cpus, platform, totalmem } from "node:os";
import type { Measured } from "./measured";
import { percentile, type Visit } from "./visit";

export type Row = { page: Measured; visits: Visit[]; rawMs: number[]; problem: string };

const round = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(1));
const times = (value: number) => `${round(value)} ×`;

/** One line for each page, as Markdown: the floor is the first. */
export function tableOf(floor: Visit[], rows: readonly Row[]): string[] {
  const floorMs = percentile(
    floor.map(({ ms }) => ms),
    0.5,
  );
  const head = [
    "page",
    "p50 ms",
    "p95 ms",
    "first byte ms",
    "HTML kB",
    "sent kB",
    "p50 : floor",
    "p95 : floor",
    "raw SQL ms",
    "p50 : raw",
    "bar",
  ];
  const floorRow = ["floor: /more", ...figuresOf(floor), "1 ×", "", "", "", ""];
  const lines = rows.map(({ page, visits, rawMs, problem }) => {
    if (visits.length === 0) return [page.name, problem, ...Array(9).fill("")];
    const at = (part: number) =>
      percentile(
        visits.map(({ ms }) => ms),
        part,
      );
    const raw = percentile(rawMs, 0.5);
    const beside = raw > 0 ? [round(raw), times(at(0.5) / raw)] : ["–", "–"];
    return [
      page.name,
      ...figuresOf(visits),
      times(at(0.5) / floorMs),
      times(at(0.95) / floorMs),
      ...beside,
      page.bar,
    ];
  });
  const rule = head.map(() => "---");
  return [head, rule, floorRow, ...lines].map((cells) => `| ${cells.join(" | ")} |`);
}

function figuresOf(visits: readonly Visit[]): string[] {
  const median = (pick: (visit: Visit) => number) => percentile(visits.map(pick), 0.5);
  return [
    round(median(({ ms }) => ms)),
    round(
      percentile(
        visits.map(({ ms }) => ms),
        0.95,
      ),
    ),
    round(median(({ firstByteMs }) => firstByteMs)),
    round(median(({ html }) => html) / 1000),
    round(median(({ sent }) => sent) / 1000),
  ];
}

export const machine = () =>
  `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${arch()}, Node ${process.version}`;
