import { describe, expect, it } from "vitest";
import { acceptInvitation, inviteUser } from "@/features/users/invitations.mutations";
import { disableSeat } from "@/features/users/mutations";
import { chooseSeat } from "@/features/users/seat-choice.mutations";
import { mySeats } from "@/features/users/seat-choice.queries";
import { openSession } from "@/features/users/sessions.mutations";
import type { Context } from "@/lib/context";
import { read } from "@/lib/db";
import { sessionOfSecret } from "@/lib/session";
import { account, password } from "../../support/accounts";
import { signedIn, systemOf } from "../../support/factories";
import { visitor } from "../../support/visitors";

/** A user with a seat in two unions, signed in. */
async function twoSeats() {
  const one = await account();
  const other = await signedIn();
  const offer = { email: one.email, name: "Joko", role: "observer" as const, wholeUnion: true, turf: [] };
  await acceptInvitation({ token: (await inviteUser(other, offer)).token, password });
  const { secret } = await openSession({ email: one.email, password }, visitor());
  const now = async () => {
    const session = await sessionOfSecret(secret);
    if (!session) throw new Error("no session");
    return session;
  };
  return { ...one, other, secret, now };
}

const events = (ctx: Context, action: string) =>
  read(systemOf(ctx), (tx) => tx.auditEntry.count({ where: { unionId: ctx.unionId, action } }));

describe("a user with seats in two unions", () => {
  it("is asked to choose after signing in, and not with one seat", async () => {
    const { now } = await twoSeats();
    expect(await now()).toMatchObject({ seats: 2, seatChosen: false });
    expect((await account()).session).toMatchObject({ seats: 1, seatChosen: true });
  });

  it("works in the chosen one from the next request, with its role, and the other way again", async () => {
    const { admin, other, now } = await twoSeats();
    const first = await now();
    const there = (await mySeats(first.ctx)).find(({ current }) => !current);
    await chooseSeat(first.ctx, { sessionId: first.id, seatId: there?.seatId ?? "" });
    expect(await now()).toMatchObject({
      seatChosen: true,
      ctx: { unionId: other.unionId, role: "observer" },
    });
    const back = (await mySeats((await now()).ctx)).find(({ current }) => !current);
    await chooseSeat((await now()).ctx, { sessionId: first.id, seatId: back?.seatId ?? "" });
    expect((await now()).ctx).toMatchObject({ unionId: admin.unionId, role: "organiser" });
    expect([await events(admin, "session.leave"), await events(other, "session.arrive")]).toEqual([1, 1]);
  });

  it("is refused the seat of another user, and one that was not taken up or was ended", async () => {
    const { other, now, email } = await twoSeats();
    const { ctx, id: sessionId } = await now();
    const stranger = await account();
    const third = await signedIn();
    await inviteUser(third, { email, name: "Joko", role: "admin", wholeUnion: true, turf: [] });
    const offered = await read(third, (tx) =>
      tx.seat.findFirstOrThrow({ where: { unionId: third.unionId, acceptedAt: null }, select: { id: true } }),
    );
    const ended = (await mySeats(ctx)).find(({ current }) => !current)?.seatId ?? "";
    await disableSeat(other, ended);
    for (const seatId of [stranger.seatId, offered.id, ended])
      await expect(chooseSeat(ctx, { sessionId, seatId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await now()).seats).toBe(1);
  });

  it("cannot put another user's session into a seat", async () => {
    const [{ now, seatId }, other] = [await twoSeats(), await account()];
    const { ctx } = await now();
    const moved = chooseSeat(ctx, { sessionId: other.session.id, seatId });
    await expect(moved).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
