import type { Context } from "@/lib/context";
import { type Day, fromDatabaseDay } from "@/lib/dates";
import { read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { employers } from "./policy";

export type Supply = {
  id: string;
  brand: string;
  since: Day | null;
  until: Day | null;
  source: string;
  withdrawn: boolean;
};

const shown = 100;

/** The brands that this employer supplies; those recorded by mistake last. */
export async function listSupplies(ctx: Context, employerId: string): Promise<Supply[]> {
  authorize(ctx, employers.read);
  const rows = await read(ctx, (tx) =>
    tx.supply.findMany({
      where: { unionId: ctx.unionId, employerId },
      orderBy: [
        { withdrawnAt: { sort: "desc", nulls: "first" } },
        { until: { sort: "desc", nulls: "first" } },
        { brand: { name: "asc" } },
        { id: "asc" },
      ],
      take: shown,
      select: {
        id: true,
        since: true,
        until: true,
        source: true,
        withdrawnAt: true,
        brand: { select: { name: true } },
      },
    }),
  );
  return rows.map(({ brand, since, until, withdrawnAt, ...row }) => ({
    ...row,
    brand: brand.name,
    since: since && fromDatabaseDay(since),
    until: until && fromDatabaseDay(until),
    withdrawn: withdrawnAt !== null,
  }));
}
