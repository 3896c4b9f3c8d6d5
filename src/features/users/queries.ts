import "server-only";
import type { Context } from "@/lib/context";
import { read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { users } from "./policy";

export type UserSeat = Awaited<ReturnType<typeof listUsers>>[number];

/** With turf and the open invitation. */
export async function listUsers(ctx: Context) {
  authorize(ctx, users.read);
  const seats = await read(ctx, (tx) =>
    tx.seat.findMany({
      where: { unionId: ctx.unionId },
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
