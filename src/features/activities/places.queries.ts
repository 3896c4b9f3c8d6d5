import "server-only";
import type { Context } from "@/lib/context";
import { type Prisma, read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { activities } from "./policy";

type Part = { id: string; name: string };
export type PlaceChoice = Part & { departments: Part[]; shifts: Part[] };
export type PlaceChoices = {
  workplaces: PlaceChoice[];
  /** There are others that are not offered here. */
  more: boolean;
  campaigns: Part[];
};

const offered = 30;

/** Workplaces to choose from: one of them, those of a campaign, or the first thirty by name with those chosen already. */
export async function placeChoices(
  ctx: Context,
  {
    workplaceId,
    campaignId,
    chosen = [],
  }: { workplaceId?: string | undefined; campaignId?: string | undefined; chosen?: readonly string[] },
): Promise<PlaceChoices> {
  authorize(ctx, activities.manage);
  const part = {
    select: { id: true, name: true },
    orderBy: [{ position: "asc" as const }, { name: "asc" as const }],
  };
  const select = { id: true, name: true, departments: part, shifts: part } as const;
  const open = { unionId: ctx.unionId, archivedAt: null } satisfies Prisma.WorkplaceWhereInput;
  const narrowed: Prisma.WorkplaceWhereInput = {
    ...(workplaceId && { id: workplaceId }),
    ...(campaignId && { campaignWorkplaces: { some: { unionId: ctx.unionId, campaignId } } }),
  };
  const orderBy = [{ name: "asc" as const }, { id: "asc" as const }];
  return read(ctx, async (tx) => {
    const first = await tx.workplace.findMany({
      where: { ...open, ...narrowed },
      select,
      orderBy,
      take: offered + 1,
    });
    const shown = first.slice(0, offered);
    const missing = chosen.filter((id) => !shown.some((workplace) => workplace.id === id));
    const others = await tx.workplace.findMany({
      where: { unionId: ctx.unionId, id: { in: missing } },
      select,
      orderBy,
    });
    const campaigns = await tx.campaign.findMany({
      where: { unionId: ctx.unionId, archivedAt: null },
      select: part.select,
      orderBy: [{ startsOn: "desc" }, { id: "desc" }],
      take: offered,
    });
    return { workplaces: [...others, ...shown], more: first.length > offered, campaigns };
  });
}
