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

const offered = 20;

/** The first workplaces of the turf whose name has these words, by name. */
export async function findWorkplaces(ctx: Context, { q }: { q: string }): Promise<Choice[]> {
  authorize(ctx, contacts.read);
  return read(ctx, (tx) =>
    tx.workplace.findMany({
      where: {
        unionId: ctx.unionId,
        archivedAt: null,
        AND: q.split(/\s+/).map((word) => ({ name: { contains: word, mode: "insensitive" } })),
      },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: offered,
      select: { id: true, name: true },
    }),
  );
}

type Parts = { departments: Choice[]; shifts: Choice[] };

/** Of a workplace of the turf. */
export async function partsOf(ctx: Context, workplaceId: string): Promise<Parts> {
  authorize(ctx, contacts.read);
  const query = {
    where: { unionId: ctx.unionId, workplaceId },
    orderBy: [{ position: "asc" as const }, { name: "asc" as const }],
    select: { id: true, name: true } as const,
  };
  return read(ctx, async (tx) => ({
    departments: await tx.department.findMany(query),
    shifts: await tx.shift.findMany(query),
  }));
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
