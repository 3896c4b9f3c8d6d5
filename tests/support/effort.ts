import { createHash } from "node:crypto";

/** Fixed work of the kind that reading is: texts, patterns, sorting, a digest. */
function yardstick(): void {
  const words = Array.from({ length: 120_000 }, (_, at) => `Siti ${(at * 7919) % 100_003} Aminah`);
  const folded = words.map((word) => word.toLowerCase().replace(/\s+/g, " ").replace(/[aiu]/g, "e"));
  createHash("sha256").update(folded.sort().join("\n")).digest();
}

const busy = () => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

function timed(work: () => void): number {
  const before = busy();
  work();
  return busy() - before;
}

let unit: number | undefined;

/** `work`'s result, and its processor time as a multiple of the yardstick's, which machine and load change alike. */
export async function effortOf<T>(work: () => T | Promise<T>): Promise<{ answer: T; effort: number }> {
  unit ??= Math.max(...[1, 2, 3].map(() => timed(yardstick)).slice(1));
  const before = busy();
  const answer = await work();
  return { answer, effort: (busy() - before) / unit };
}
