import { expect, it } from "vitest";
import { getContact } from "@/features/contacts/details.queries";
import { contactFilter } from "@/features/contacts/filter.schema";
import { writeCursor } from "@/features/contacts/order.queries";
import { listContacts } from "@/features/contacts/queries";
import { logConversation } from "@/features/conversations/mutations";
import { acceptInvitation, inviteUser, renewInvitation } from "@/features/users/invitations.mutations";
import { listUsers } from "@/features/users/queries";
import { openSession } from "@/features/users/sessions.mutations";
import type { Context } from "@/lib/context";
import { read, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { refusalOf } from "@/lib/refusals";
import { sessionOfSecret } from "@/lib/session";
import { contactFactory, signedIn, systemOf, workplaceFactory } from "../../support/factories";
import { visitor } from "../../support/visitors";

const password = "empat kata yang panjang";
const offer = (admin: Context, email: string) =>
  inviteUser(admin, { email, name: "Ratna", role: "admin", wholeUnion: true, turf: [] });

it("a password set by one union's invitation opens that union, and none whose invitation was not accepted", async () => {
  const [ours, theirs] = [await signedIn(), await signedIn()];
  const email = `lawyer-${newId()}@example.org`;
  await offer(ours, email);
  const { token } = await offer(theirs, email);
  await acceptInvitation({ token, password });
  const { secret } = await openSession({ email, password }, visitor());
  expect((await sessionOfSecret(secret))?.ctx.unionId).toBe(theirs.unionId);
});

it("an invitation is no way round the limit on guessing a password", async () => {
  const [ours, theirs] = [await signedIn(), await signedIn()];
  const email = `known-${newId()}@example.org`;
  await acceptInvitation({ token: (await offer(ours, email)).token, password });
  const { token } = await offer(theirs, email);
  const guess = () => acceptInvitation({ token, password: "wrong wrong wrong" }).catch(({ code }) => code);
  const answers: unknown[] = [];
  for (let tries = 0; tries < 12; tries += 1) answers.push(await guess());
  expect(answers[0]).toBe("INVALID");
  expect(answers.at(-1)).toBe("TOO_MANY_TRIES");
  const [seat] = (await listUsers(theirs)).filter((user) => user.user.email === email);
  const renewed = await renewInvitation(theirs, seat?.id ?? "");
  const again = acceptInvitation({ token: renewed.token, password });
  await expect(again).rejects.toMatchObject({ code: "TOO_MANY_TRIES" });
  expect((await openSession({ email, password }, visitor())).name).toBe("Ratna");
});

it("two conversations at the same moment both count in what the list shows", async () => {
  const admin = await signedIn();
  const { id: contactId } = await contactFactory(admin, { place: await workplaceFactory(admin) });
  for (let round = 1; round <= 5; round += 1) {
    const at = (seconds: number) => new Date(Date.now() - 86_400_000 * (6 - round) + seconds * 1_000);
    const conversation = (assessment: number, heldAt: Date) =>
      logConversation(admin, {
        ...{ id: newId(), contactId, outcome: "conversation", assessment, heldAt },
        evidence: ["brought_coworkers"],
      });
    await Promise.all([
      conversation(4, at(0)),
      conversation(5, at(1)),
      conversation(3, at(2)),
      conversation(1, at(3)),
    ]);
    const seen = await read(admin, (tx) =>
      tx.contact.findFirst({
        where: { unionId: admin.unionId, id: contactId },
        select: { assessment: true },
      }),
    );
    expect(seen).toEqual({ assessment: 1 });
  }
});

const cursor = (values: string[]) => writeCursor(JSON.stringify(values));

it("an address that was written by hand is a list, not an error", async () => {
  const admin = await signedIn();
  await contactFactory(admin, { name: "Sari" });
  const garbage = [
    { after: cursor(["x", "y"]) },
    { after: cursor(["a\0b", newId()]) },
    { sort: "last", after: cursor(["yesterday", newId()]) },
    { sort: "last", after: cursor(["1999-99-99 99:99:99+00", newId()]) },
    { sort: "assessed", after: cursor(["z", "b", newId()]) },
    { q: "a\0b" },
    { q: "\ud83d" },
    { q: "%_\\" },
    { workplace: "abc", quiet: "1e400" },
  ];
  for (const words of garbage)
    expect(await listContacts(admin, contactFilter.parse(words)), JSON.stringify(words)).toHaveProperty(
      "total",
    );
});

it("what the database refuses becomes a refusal without its words", async () => {
  const admin = await signedIn();
  const { id: contactId } = await contactFactory(admin, { name: "Sari" });
  const refused = (run: Parameters<typeof write<unknown>>[1]) =>
    write(systemOf(admin), run).then(
      () => "done",
      (error: unknown) => refusalOf(error).code,
    );
  const { unionId } = admin;
  const row = { unionId, id: newId(), name: "Sari", searchText: "sari" };
  expect(await refused((tx) => tx.contact.createMany({ data: [{ ...row, name: "a\0b" }] }))).toBe("INVALID");
  expect(await refused((tx) => tx.contact.createMany({ data: [{ ...row, id: contactId }] }))).toBe(
    "CONFLICT",
  );
  expect(await refused((tx) => tx.contact.createMany({ data: [{ ...row, workplaceId: newId() }] }))).toBe(
    "INVALID",
  );
  expect(await refused((tx) => tx.contact.createMany({ data: [{ ...row, name: " " }] }))).toBe("INVALID");
  expect(await refused((tx) => tx.contact.createMany({ data: [{ ...row, unionId: newId() }] }))).toBe(
    "FORBIDDEN",
  );
  expect(await refused((tx) => tx.$queryRaw`SELECT ${"abc"}::uuid`)).toBe("INVALID");
  expect(refusalOf(new TypeError("Siti's telephone")).message).toBe("UNAVAILABLE");
  expect(await getContact(admin, contactId)).toMatchObject({ name: "Sari" });
});
