import "server-only";
import { actingUserId, type Context } from "@/lib/context";
import { Prisma, read, type Tx } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { unions } from "./policy";

// As many workers as found a union by Indonesian law; fewer are a try.
const fewestContacts = 10;

export type FirstSteps = {
  workplace: {
    done: boolean;
    at: { id: string; name: string; employer: string; eligible: number | null } | null;
  };
  list: { done: boolean; contacts: number; open: { id: string; fileName: string } | null };
  invite: { done: boolean; others: number; waiting: { name: string; expiresAt: Date }[] };
};

/** What is left before a union can work with Serikat; null once nothing is. An import that is undone opens its step again. */
export async function getFirstSteps(ctx: Context): Promise<FirstSteps | null> {
  authorize(ctx, unions.change);
  return read(ctx, async (tx) => {
    const [state] = await stateOf(tx, ctx);
    if (!state || (state.counted && state.listed && state.others > 0)) return null;
    return {
      workplace: { done: state.counted, at: await workplaceOf(tx, ctx) },
      list: {
        done: state.listed,
        contacts: await tx.contact.count({ where: { unionId: ctx.unionId } }),
        open: await openImportOf(tx, ctx),
      },
      invite: { done: state.others > 0, others: state.others, waiting: await waitingOf(tx, ctx) },
    };
  });
}

type State = { counted: boolean; listed: boolean; others: number };

function stateOf(tx: Tx, ctx: Context): Promise<State[]> {
  const union = Prisma.sql`union_id = ${ctx.unionId}::uuid`;
  return tx.$queryRaw<State[]>`
    SELECT EXISTS (SELECT 1 FROM import_batch WHERE ${union} AND state = 'done')
        OR EXISTS (SELECT 1 FROM contact WHERE ${union} OFFSET ${fewestContacts - 1}) AS listed,
      EXISTS (SELECT 1 FROM headcount h JOIN workplace w ON w.union_id = h.union_id AND w.id = h.workplace_id
        WHERE h.union_id = ${ctx.unionId}::uuid AND h.withdrawn_at IS NULL AND w.archived_at IS NULL) AS counted,
      (SELECT count(*)::int FROM seat WHERE ${union} AND disabled_at IS NULL AND accepted_at IS NOT NULL
        AND user_id <> ${actingUserId(ctx)}::uuid) AS others`;
}

async function workplaceOf(tx: Tx, ctx: Context): Promise<FirstSteps["workplace"]["at"]> {
  const rows = await tx.$queryRaw<NonNullable<FirstSteps["workplace"]["at"]>[]>`
    SELECT w.id::text, w.name, e.name AS employer,
      (SELECT h.eligible FROM headcount h WHERE h.union_id = w.union_id AND h.workplace_id = w.id
        AND h.department_id IS NULL AND h.shift_id IS NULL AND h.withdrawn_at IS NULL
        ORDER BY h.counted_on DESC, h.recorded_at DESC LIMIT 1) AS eligible
    FROM workplace w JOIN employer e ON e.union_id = w.union_id AND e.id = w.employer_id
    WHERE w.union_id = ${ctx.unionId}::uuid AND w.archived_at IS NULL
    ORDER BY eligible DESC NULLS LAST, w.created_at, w.id LIMIT 1`;
  return rows[0] ?? null;
}

function openImportOf(tx: Tx, ctx: Context) {
  return tx.importBatch.findFirst({
    where: {
      unionId: ctx.unionId,
      state: { in: ["uploaded", "reading", "mapping", "checking", "ready", "running"] },
    },
    orderBy: { createdAt: "desc" },
    select: { id: true, fileName: true },
  });
}

async function waitingOf(tx: Tx, ctx: Context): Promise<FirstSteps["invite"]["waiting"]> {
  const open = await tx.invitation.findMany({
    where: { unionId: ctx.unionId, acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: "desc" },
    take: 5,
    select: { expiresAt: true, seat: { select: { user: { select: { name: true } } } } },
  });
  return open.map(({ expiresAt, seat }) => ({ expiresAt, name: seat.user.name }));
}
