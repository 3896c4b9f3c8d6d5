import type { Context } from "@/lib/context";
import { type Day, fromDatabaseDay, toDatabaseDay } from "@/lib/dates";
import { read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { thresholds } from "./policy";
import { inForce, type ThresholdRule } from "./threshold";
import { lawSources, thresholdNames } from "./vocabulary.schema";

export type Threshold = {
  id: string;
  name: string;
  rule: ThresholdRule;
  /** A number of workers, or a share between 0 and 1. */
  value: number;
  source: string | null;
  effectiveFrom: Day;
  effectiveTo: Day | null;
  headline: boolean;
  /** Of the law, which counts the company as a whole. */
  perCompany: boolean;
};

const fields = {
  id: true,
  name: true,
  rule: true,
  value: true,
  source: true,
  effectiveFrom: true,
  effectiveTo: true,
  headline: true,
  perCompany: true,
} as const;

/** Lowest first; with `on`, only those in force on that day. */
export async function listThresholds(ctx: Context, { on }: { on?: Day } = {}): Promise<Threshold[]> {
  authorize(ctx, thresholds.read);
  const rows = await read(ctx, (tx) =>
    tx.threshold.findMany({
      where: { unionId: ctx.unionId, ...(on ? { effectiveFrom: { lte: toDatabaseDay(on) } } : {}) },
      select: fields,
      orderBy: [{ rule: "asc" }, { value: "asc" }, { id: "asc" }],
    }),
  );
  const all = rows.map((row) => ({
    ...row,
    name: thresholdNames.read(ctx, row.name),
    source: row.source && lawSources.read(ctx, row.source),
    value: row.value.toNumber(),
    effectiveFrom: fromDatabaseDay(row.effectiveFrom),
    effectiveTo: row.effectiveTo ? fromDatabaseDay(row.effectiveTo) : null,
  }));
  const some = on ? inForce(all, on) : all;
  return some.sort((a, b) => rank(a) - rank(b));
}

const rank = ({ rule, value }: Threshold) => (rule === "workers" ? 0 : value);
