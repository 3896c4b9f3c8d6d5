import type { Context } from "@/lib/context";
import { type Day, fromDatabaseDay } from "@/lib/dates";
import { read } from "@/lib/db";
import { authorize, can } from "@/lib/policy";
import { type Told, told } from "@/lib/small-groups";
import { otherUnions } from "./policy";

export type OtherUnion = {
  id: string;
  name: string;
  members: Told;
  claimedOn: Day;
  source: string;
  withdrawn: boolean;
  recordedBy: string | null;
  /** Not replaced by a later claim of the same union. */
  isLatest: boolean;
};

const shown = 50;

/** What other unions say of their members here, the latest first; withdrawn ones included. */
export async function listOtherUnions(ctx: Context, employerId: string): Promise<OtherUnion[]> {
  authorize(ctx, otherUnions.read);
  const rows = await read(ctx, (tx) =>
    tx.otherUnion.findMany({
      where: { unionId: ctx.unionId, employerId },
      orderBy: [{ claimedOn: "desc" }, { recordedAt: "desc" }, { id: "desc" }],
      take: shown,
      select: {
        id: true,
        name: true,
        members: true,
        claimedOn: true,
        source: true,
        withdrawnAt: true,
        recordedByUser: { select: { name: true } },
      },
    }),
  );
  const exact = can(ctx, otherUnions.readExact);
  const heard = new Set<string>();
  return rows.map(({ withdrawnAt, recordedByUser, claimedOn, members, ...row }) => {
    const isLatest = withdrawnAt === null && !heard.has(row.name.toLowerCase());
    if (isLatest) heard.add(row.name.toLowerCase());
    return {
      ...row,
      isLatest,
      members: exact ? members : told(members),
      claimedOn: fromDatabaseDay(claimedOn),
      withdrawn: withdrawnAt !== null,
      recordedBy: recordedByUser?.name ?? null,
    };
  });
}
