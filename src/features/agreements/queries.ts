import type { Context } from "@/lib/context";
import { type Day, fromDatabaseDay, plusDays, toDatabaseDay, today } from "@/lib/dates";
import { Prisma, read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { type DeadlineKind, pressing, watchedDays } from "./deadlines";
import { agreements } from "./policy";

export type Agreement = {
  id: string;
  number: string;
  startsOn: Day;
  endsOn: Day;
  registration: string | null;
  openPoints: string | null;
  version: number;
  withdrawn: boolean;
};

const shown = 20;

/** The last first; those recorded by mistake at the end. */
export async function listAgreements(ctx: Context, employerId: string): Promise<Agreement[]> {
  authorize(ctx, agreements.read);
  const rows = await read(ctx, (tx) =>
    tx.agreement.findMany({
      where: { unionId: ctx.unionId, employerId },
      orderBy: [{ withdrawnAt: { sort: "desc", nulls: "first" } }, { endsOn: "desc" }, { id: "desc" }],
      take: shown,
      select: {
        id: true,
        number: true,
        startsOn: true,
        endsOn: true,
        registration: true,
        openPoints: true,
        version: true,
        withdrawnAt: true,
      },
    }),
  );
  return rows.map(({ startsOn, endsOn, withdrawnAt, ...row }) => ({
    ...row,
    startsOn: fromDatabaseDay(startsOn),
    endsOn: fromDatabaseDay(endsOn),
    withdrawn: withdrawnAt !== null,
  }));
}

export type EndingAgreement = {
  id: string;
  number: string;
  endsOn: Day;
  employerId: string;
  employer: string;
  kind: DeadlineKind;
};

const watched = 20;

/** In the turf: what ends within half a year, or ended within the last one and has nothing after it. The first to end first. */
export async function endingAgreements(ctx: Context): Promise<EndingAgreement[]> {
  authorize(ctx, agreements.watch);
  const now = today(ctx);
  const [from, until] = [plusDays(now, -watchedDays), plusDays(now, watchedDays)].map(toDatabaseDay);
  const rows = await read(ctx, (tx) =>
    tx.$queryRaw<Omit<EndingAgreement, "kind">[]>(Prisma.sql`
      SELECT a.id::text, a.number, to_char(a.ends_on, 'YYYY-MM-DD') AS "endsOn", e.id::text AS "employerId", e.name AS employer
      FROM agreement a JOIN employer e ON e.union_id = ${ctx.unionId}::uuid AND e.id = a.employer_id
      WHERE a.union_id = ${ctx.unionId}::uuid AND a.withdrawn_at IS NULL AND a.ends_on BETWEEN ${from} AND ${until}
        AND NOT EXISTS (SELECT 1 FROM agreement n WHERE n.union_id = ${ctx.unionId}::uuid AND n.employer_id = a.employer_id
          AND n.withdrawn_at IS NULL AND n.starts_on > a.starts_on)
      ORDER BY a.ends_on, a.id LIMIT ${watched}::int`),
  );
  return rows.flatMap((row) => {
    const kind = pressing(row.endsOn, now);
    return kind ? [{ ...row, kind }] : [];
  });
}
