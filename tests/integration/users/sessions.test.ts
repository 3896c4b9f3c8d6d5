import { describe, expect, it } from "vitest";
import { deleteEnded, deleteOldTries } from "@/features/users/expiry.mutations";
import {
  acknowledgeDevices,
  endOtherSessions,
  endOwnSession,
  endSessionsOfSeat,
} from "@/features/users/session-ends.mutations";
import { mySessions, newDevices, sessionsBySeat } from "@/features/users/session-list.queries";
import { openSession } from "@/features/users/sessions.mutations";
import { pool, read, write } from "@/lib/db";
import { rememberUser } from "@/lib/device-cookie";
import { newId } from "@/lib/ids";
import { sessionOfSecret } from "@/lib/session";
import { account, opened, password } from "../../support/accounts";
import { signedIn, systemOf } from "../../support/factories";
import { visitor } from "../../support/visitors";

const phone = { device: "Chrome · Android", network: "203.0.113.0/24" };

describe("the list of sessions", () => {
  it("shows device, network and union of each, and no other user's", async () => {
    const { email, session } = await account();
    await account();
    await openSession({ email, password }, visitor(phone));
    const lines = await mySessions(session.ctx);
    expect(lines).toHaveLength(2);
    expect(lines.some((line) => line.device === phone.device && line.network === phone.network)).toBe(true);
  });

  it("shows an admin those of their union by seat, and refuses whoever is none", async () => {
    const { admin, seatId, session } = await account();
    const elsewhere = await account();
    const bySeat = await sessionsBySeat(admin, [seatId, elsewhere.seatId]);
    expect(bySeat.get(seatId)).toHaveLength(1);
    expect(bySeat.get(elsewhere.seatId)).toBeUndefined();
    await expect(sessionsBySeat(session.ctx, [seatId])).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("ending sessions", () => {
  it("one of the own is dead on its next request", async () => {
    const { email, session } = await account();
    const { secret } = await openSession({ email, password }, visitor());
    const other = await sessionOfSecret(secret);
    await endOwnSession(session.ctx, other?.id ?? "");
    expect(await sessionOfSecret(secret)).toBeNull();
  });

  it("all others leaves this one", async () => {
    const { email, session } = await account();
    await opened(email);
    await opened(email);
    await endOtherSessions(session.ctx, session.id);
    expect((await mySessions(session.ctx)).map(({ id }) => id)).toEqual([session.id]);
  });

  it("is refused for another user's", async () => {
    const [{ session }, other] = [await account(), await account()];
    const end = endOwnSession(session.ctx, other.session.id);
    await expect(end).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await mySessions(other.session.ctx)).toHaveLength(1);
  });

  it("of a whole seat is an admin's, in their own union", async () => {
    const { admin, seatId, session } = await account();
    await expect(endSessionsOfSeat(session.ctx, seatId)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(endSessionsOfSeat(await signedIn(), seatId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await endSessionsOfSeat(admin, seatId);
    expect(await mySessions(session.ctx)).toEqual([]);
  });
});

describe("the notice of a new device", () => {
  it("comes for a sign-in on an unknown device, not for the first and not for a known one", async () => {
    const { email, userId, session } = await account();
    expect(await newDevices(session.ctx, session.id)).toEqual([]);
    await openSession({ email, password }, visitor({ cookie: rememberUser(undefined, userId) }));
    expect(await newDevices(session.ctx, session.id)).toEqual([]);
    const { secret } = await openSession({ email, password }, visitor(phone));
    expect(await newDevices(session.ctx, session.id)).toMatchObject([phone]);
    expect(await sessionOfSecret(secret)).toMatchObject({ newDevices: 0 });
  });

  it("goes when the user says that it was they", async () => {
    const { email, session } = await account();
    await openSession({ email, password }, visitor(phone));
    await acknowledgeDevices(session.ctx, session.id);
    expect(await newDevices(session.ctx, session.id)).toEqual([]);
  });
});

describe("the night", () => {
  it("deletes sessions that ended over thirty days ago, and no others", async () => {
    const { admin, seatId, userId, session } = await account();
    const longAgo = new Date(Date.now() - 31 * 86_400_000);
    const row = {
      id: newId(),
      secretHash: newId(),
      userId,
      unionId: admin.unionId,
      seatId,
      expiresAt: longAgo,
    };
    await write(systemOf(admin), (tx) => tx.session.createMany({ data: [row] }));
    await deleteEnded(systemOf(admin));
    const left = await read(systemOf(admin), (tx) => tx.session.findMany({ select: { id: true } }));
    expect(left).toEqual([{ id: session.id }]);
  });

  it("deletes counters of tries whose time is over, and no others", async () => {
    const [over, live] = [newId(), newId()];
    const insert = "INSERT INTO rate_limit (key, points, expire) VALUES ($1, 1, $2)";
    await pool().query(insert, [over, Date.now() - 1_000]);
    await pool().query(insert, [live, Date.now() + 60_000]);
    await deleteOldTries();
    const { rows } = await pool().query("SELECT key FROM rate_limit WHERE key = ANY($1)", [[over, live]]);
    expect(rows).toEqual([{ key: live }]);
  });
});
