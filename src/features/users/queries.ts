import "server-only";
import type { Context } from "@/lib/context";
import { type Prisma, read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { users } from "./policy";

export type UserSeat = Awaited<ReturnType<typeof listUsers>>[number];

/** A page of them, those who can sign in first; `after` is the last seat of the page before. */
type Page = { words?: string; after?: string; most?: number };

/** With turf and the open invitation. */
export async function listUsers(ctx: Context, { words, after, most }: Page = {}) {
  authorize(ctx, users.read);
  const seats = await read(ctx, (tx) =>
    tx.seat.findMany({
      where: matching(ctx, words),
      ...(after && { cursor: { unionId_id: { unionId: ctx.unionId, id: after } }, skip: 1 }),
      ...(most && { take: most }),
      orderBy: [{ disabledAt: { sort: "asc", nulls: "first" } }, { user: { name: "asc" } }, { id: "asc" }],
      select: {
        id: true,
        role: true,
        wholeUnion: true,
        disabledAt: true,
        user: { select: { id: true, name: true, email: true } },
        turfs: {
          select: {
            workplaceId: true,
            departmentId: true,
            workplace: { select: { name: true } },
            department: { select: { name: true } },
          },
        },
        invitations: {
          where: { acceptedAt: null, revokedAt: null },
          orderBy: { createdAt: "desc" },
          take: 1,
          select: { id: true, expiresAt: true },
        },
      },
    }),
  );
  return seats.map(({ invitations, ...seat }) => ({ ...seat, invitation: invitations[0] ?? null }));
}

export async function countUsers(ctx: Context, words?: string): Promise<number> {
  authorize(ctx, users.read);
  return read(ctx, (tx) => tx.seat.count({ where: matching(ctx, words) }));
}

/** Each word in the name or the address. */
function matching({ unionId }: Context, words = ""): Prisma.SeatWhereInput {
  const parts = words.split(/\s+/).filter(Boolean);
  const has = (part: string) => ({ contains: part, mode: "insensitive" as const });
  const named = parts.map((part) => ({ user: { OR: [{ name: has(part) }, { email: has(part) }] } }));
  return { unionId, AND: named };
}
