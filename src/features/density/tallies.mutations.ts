import "server-only";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { Prisma, write } from "@/lib/db";
import { noteIncident } from "@/lib/incidents";
import { log } from "@/lib/log";
import { authorize } from "@/lib/policy";
import { density } from "./policy";

const pageSize = 1_000;
const tenths = 10;

/** Contacts that were counted wrongly, and places and days of which the tallies said something else than their contacts. */
type Mistakes = { contacts: number; places: number };

/** One row for each place and day, and the sums by month, from what was added since. */
export async function foldTallies(ctx: Context): Promise<void> {
  authorize(ctx, density.count);
  await write(ctx, (tx) =>
    tx.$queryRaw(Prisma.sql`SELECT fold_tallies(${ctx.unionId}::uuid, ${today(ctx)}::date) AS folded`),
  );
}

/** Counts contacts anew and sets right what was wrong: all of them, or a tenth. Whatever it finds is a fault of ours, and is told. */
export async function recountTallies(
  ctx: Context,
  { tenth, signal }: { tenth?: number; signal?: AbortSignal } = {},
): Promise<Mistakes> {
  authorize(ctx, density.count);
  let contacts = 0;
  let after: string | null = "00000000-0000-0000-0000-000000000000";
  while (after) {
    signal?.throwIfAborted();
    const page: Page = await recountPage(ctx, { after, tenth });
    contacts += page.wrong;
    after = page.last;
  }
  const [row] = await write(ctx, (tx) =>
    tx.$queryRaw<{ places: number }[]>(Prisma.sql`SELECT settle_tallies(${ctx.unionId}::uuid) AS places`),
  );
  const mistakes = { contacts, places: row?.places ?? 0 };
  if (mistakes.contacts + mistakes.places > 0) await alarm(ctx, mistakes);
  return mistakes;
}

/** On the System page and in the metrics, by the fault's own name. */
class TalliesWereWrong extends Error {}

async function alarm(ctx: Context, mistakes: Mistakes): Promise<void> {
  log.error({ union: ctx.unionId, ...mistakes }, "the tallies were wrong, and have been set right");
  await noteIncident(new TalliesWereWrong(), { kind: "job", place: "density.recount" });
}

export const randomTenth = () => Math.floor(Math.random() * tenths);

type Page = { last: string | null; wrong: number };

async function recountPage(
  ctx: Context,
  { after, tenth }: { after: string; tenth: number | undefined },
): Promise<Page> {
  const union = Prisma.sql`${ctx.unionId}::uuid`;
  const chosen =
    tenth === undefined
      ? Prisma.empty
      : Prisma.sql`AND abs(hashtext(x.contact_id::text)) % ${tenths}::int = ${tenth}::int`;
  const of = (table: string) => Prisma.sql`
    SELECT DISTINCT x.contact_id FROM ${Prisma.raw(table)} x WHERE x.union_id = ${union} AND x.contact_id > ${after}::uuid ${chosen}
    ORDER BY 1 LIMIT ${pageSize}::int`;
  return write(ctx, async (tx) => {
    const rows = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT p.contact_id::text AS id FROM ((${of("job")}) UNION (${of("contact_tally")})) p ORDER BY p.contact_id LIMIT ${pageSize}::int`);
    const ids = rows.map(({ id }) => id);
    const last = ids.at(-1) ?? null;
    if (last === null) return { last, wrong: 0 };
    const columns = Prisma.raw(
      "t.contact_id, t.workplace_id, t.day, t.department_id, t.shift_id, t.listed, t.members, t.level1, t.level2, t.level3, t.level4, t.level5, t.joined, t.departed, t.moved, t.moved_from, t.moved_to",
    );
    const now = Prisma.sql`SELECT ${columns} FROM tally_steps(${union}, ${ids}::uuid[]) t`;
    const kept = Prisma.sql`SELECT ${columns} FROM contact_tally t WHERE t.union_id = ${union} AND t.contact_id = ANY (${ids}::uuid[])`;
    const [found] = await tx.$queryRaw<{ wrong: number }[]>(Prisma.sql`
      SELECT count(DISTINCT x.contact_id)::int AS wrong FROM (
        (${now} EXCEPT ALL ${kept}) UNION ALL (${kept} EXCEPT ALL ${now})) x`);
    const wrong = found?.wrong ?? 0;
    if (wrong > 0) await tx.$executeRaw(Prisma.sql`SELECT tally_contacts(${union}, ${ids}::uuid[])`);
    return { last, wrong };
  });
}
