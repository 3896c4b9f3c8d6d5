import { issueNames } from "@/features/issues/vocabulary.schema";
import type { Context } from "@/lib/context";
import { read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import type { ContactFilter } from "./filter.schema";
import { contacts } from "./policy";

export type Choice = { id: string; name: string };
export type WorkplaceChoices = { workplaces: (Choice & { departments: Choice[]; shifts: Choice[] })[] };

export async function workplaceChoices(ctx: Context): Promise<WorkplaceChoices> {
  authorize(ctx, contacts.read);
  const ordered = {
    orderBy: [{ position: "asc" as const }, { name: "asc" as const }],
    select: { id: true, name: true } as const,
  };
  const workplaces = await read(ctx, (tx) =>
    tx.workplace.findMany({
      where: { unionId: ctx.unionId, archivedAt: null },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      select: { id: true, name: true, departments: ordered, shifts: ordered },
    }),
  );
  return { workplaces };
}

export type FilterNames = {
  workplace: string | null;
  department: string | null;
  shift: string | null;
  issue: string | null;
  campaign: string | null;
  stage: string | null;
};

export async function filterNames(ctx: Context, filter: ContactFilter): Promise<FilterNames> {
  authorize(ctx, contacts.read);
  return read(ctx, async (tx) => ({
    workplace: await nameOf(tx.workplace, ctx, filter.workplace),
    department: await nameOf(tx.department, ctx, filter.department),
    shift: await nameOf(tx.shift, ctx, filter.shift),
    issue: inReadersWords(ctx, await nameOf(tx.issue, ctx, filter.issue)),
    campaign: await nameOf(tx.campaign, ctx, filter.campaign),
    stage: await nameOf(tx.stage, ctx, filter.stage),
  }));
}

const inReadersWords = (ctx: Context, issue: string | null) => issue && issueNames.read(ctx, issue);

type Named = {
  findFirst(query: {
    where: { unionId: string; id: string };
    select: { name: true };
  }): PromiseLike<{ name: string } | null>;
};

async function nameOf(table: Named, ctx: Context, id: string | undefined): Promise<string | null> {
  if (!id) return null;
  const row = await table.findFirst({ where: { unionId: ctx.unionId, id }, select: { name: true } });
  return row?.name ?? null;
}
