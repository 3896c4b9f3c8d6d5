import { expect, it } from "vitest";
import { firstRun } from "@/features/unions/mutations";
import { isInstallationEmpty } from "@/features/unions/queries";
import { acceptInvitation, inviteUser, renewInvitation } from "@/features/users/invitations.mutations";
import { invitationOf } from "@/features/users/invitations.queries";
import { changeSeat, disableSeat } from "@/features/users/mutations";
import { listUsers } from "@/features/users/queries";
import { openSession } from "@/features/users/sessions.mutations";
import { read } from "@/lib/db";
import { newId } from "@/lib/ids";
import { sessionOfSecret } from "@/lib/session";
import { contactFactory, signedIn, unionFactory, workplaceFactory } from "../../support/factories";
import { visitor } from "../../support/visitors";

const password = "empat kata yang panjang";
let counter = 0;
const freshEmail = () => `invited${process.pid}.${++counter}@example.org`;

async function invited(role: "organiser" | "admin" = "organiser") {
  const admin = await signedIn();
  const email = freshEmail();
  const place = await workplaceFactory(admin);
  const turf = role === "admin" ? [] : [{ workplaceId: place.workplaceId, departmentId: null }];
  const { token } = await inviteUser(admin, { email, name: "Joko", role, wholeUnion: false, turf });
  return { admin, email, token, place };
}

async function joined(role: "organiser" | "admin" = "organiser") {
  const made = await invited(role);
  await acceptInvitation({ token: made.token, password });
  const { secret } = await openSession({ email: made.email, password }, visitor());
  const session = await sessionOfSecret(secret);
  if (!session) throw new Error("no session");
  return { ...made, secret, session };
}

it("an invited organiser signs in and sees their turf only", async () => {
  const { session, place, admin } = await joined();
  expect(session.ctx).toMatchObject({
    role: "organiser",
    unionId: admin.unionId,
    turf: { whole: false, workplaceIds: [place.workplaceId] },
  });
  const inside = await contactFactory(admin, { place });
  await contactFactory(admin, { place: await workplaceFactory(admin) });
  const seen = await read(session.ctx, (tx) => tx.contact.findMany({ select: { id: true } }));
  expect(seen).toEqual([{ id: inside.id }]);
});

it("an invitation works once, and its renewal stops the old link", async () => {
  const { admin, token } = await invited();
  const [seat] = (await listUsers(admin)).filter((user) => user.role === "organiser");
  const renewed = await renewInvitation(admin, seat?.id ?? "");
  expect(await invitationOf(token)).toBeNull();
  expect(await invitationOf(renewed.token)).toMatchObject({ name: "Joko", known: false });
  const both = await Promise.allSettled(
    [1, 2].map(() => acceptInvitation({ token: renewed.token, password })),
  );
  expect(both.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
});

it("inviting the same address twice into one union is a conflict that names the field", async () => {
  const { admin, email } = await invited();
  const again = inviteUser(admin, { email, name: "Joko", role: "organiser", wholeUnion: true, turf: [] });
  await expect(again).rejects.toMatchObject({ code: "CONFLICT", fields: { email: "taken" } });
});

it("refuses a wrong password, an unknown address and a disabled seat in the same words", async () => {
  const { admin, email, session } = await joined();
  const refusal = { code: "INVALID", fields: { password: "password_wrong" } };
  await expect(openSession({ email, password: "something else entirely" }, visitor())).rejects.toMatchObject(
    refusal,
  );
  await expect(openSession({ email: freshEmail(), password }, visitor())).rejects.toMatchObject(refusal);
  await disableSeat(admin, session.ctx.actor.type === "user" ? session.ctx.actor.seatId : "");
  await expect(openSession({ email, password }, visitor())).rejects.toMatchObject(refusal);
});

it("a disabled seat's open session is dead on the next request, and a changed role holds on it", async () => {
  const { admin, secret, session } = await joined();
  const seatId = session.ctx.actor.type === "user" ? session.ctx.actor.seatId : "";
  await changeSeat(admin, { seatId, role: "observer", wholeUnion: true, turf: [] });
  expect((await sessionOfSecret(secret))?.ctx).toMatchObject({ role: "observer", turf: { whole: true } });
  await disableSeat(admin, seatId);
  expect(await sessionOfSecret(secret)).toBeNull();
});

it("of many requests at once each gets its own session, and one without a session gets none", async () => {
  const [one, other, ended] = [await joined(), await joined("admin"), await joined()];
  await disableSeat(
    ended.admin,
    ended.session.ctx.actor.type === "user" ? ended.session.ctx.actor.seatId : "",
  );
  const secrets = [one.secret, "nobody's", other.secret, ended.secret, one.secret, ""];
  const found = await Promise.all(secrets.map((secret) => sessionOfSecret(secret)));
  expect(found).toEqual([one.session, null, other.session, null, one.session, null]);
});

it("keeps at least one admin, also when two demote each other at the same moment", async () => {
  const first = await joined("admin");
  const seats = (await listUsers(first.admin)).filter((user) => user.role === "admin");
  const demote = (seatId: string) =>
    changeSeat(first.admin, { seatId, role: "organiser", wholeUnion: true, turf: [] });
  await Promise.allSettled(seats.map(({ id }) => demote(id)));
  const left = (await listUsers(first.admin)).filter((user) => user.role === "admin");
  expect(left.length).toBeGreaterThanOrEqual(1);
});

it("refuses an organiser, and another union's admin finds nobody", async () => {
  const { session, admin } = await joined();
  await expect(listUsers(session.ctx)).rejects.toMatchObject({ code: "FORBIDDEN" });
  const seatId = session.ctx.actor.type === "user" ? session.ctx.actor.seatId : "";
  const stranger = await signedIn();
  await expect(disableSeat(stranger, seatId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect((await listUsers(stranger)).map(({ id }) => id)).not.toContain(seatId);
  expect((await listUsers(admin)).map(({ id }) => id)).toContain(seatId);
});

it("without an identity the database shows no row, whatever is asked", async () => {
  const admin = await signedIn();
  await contactFactory(admin, { place: await workplaceFactory(admin) });
  const nobody = { ...admin, unionId: newId() };
  const counts = await read(nobody, (tx) =>
    Promise.all([tx.contact.count(), tx.job.count(), tx.union.count(), tx.workplace.count()]),
  );
  expect(counts.slice(0, 2)).toEqual([0, 0]);
  expect(counts[3]).toBe(0);
});

it("the first run needs the token and an empty installation", async () => {
  const input = {
    token: "a wrong token",
    unionName: "SP Baru",
    locale: "id" as const,
    country: "ID",
    timeZone: "Asia/Jakarta",
    name: "Dewi",
    email: freshEmail(),
    password,
  };
  await expect(firstRun(input)).rejects.toMatchObject({ code: "INVALID", fields: { token: "token" } });
  await unionFactory();
  expect(await isInstallationEmpty()).toBe(false);
  await expect(firstRun({ ...input, token: process.env.FIRST_RUN_TOKEN ?? "" })).rejects.toMatchObject({
    code: "CONFLICT",
  });
});
