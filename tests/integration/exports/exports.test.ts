import { beforeEach, describe, expect, it } from "vitest";
import { beginExport } from "@/features/contacts/export.mutations";
import { decideExport, releaseExport } from "@/features/exports/mutations";
import { countWaiting, isWaiting, listRequests } from "@/features/exports/queries";
import type { Context, Role } from "@/lib/context";
import { Prisma, read, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { expectAudited } from "../../support/audit";
import { askPeople, peopleExport } from "../../support/exports";
import { contactFactory, signedIn, systemOf } from "../../support/factories";

let admin: Context;
const colleague = (role: Role) => signedIn({ role, union: { id: admin.unionId, timeZone: admin.timeZone } });

async function people(count: number) {
  const ids = Array.from({ length: count }, () => newId());
  await write(systemOf(admin), (tx) =>
    tx.contact.createMany({
      data: ids.map((id) => ({ unionId: admin.unionId, id, name: "Sari", searchText: "sari" })),
    }),
  );
}

const stateOf = async (ctx: Context, id: string) =>
  (await listRequests(ctx)).requests.find((each) => each.id === id)?.state;

const expire = (id: string) =>
  write(
    systemOf(admin),
    (tx) => tx.$executeRaw`UPDATE export_request SET expires_at = requested_at + interval '1 millisecond'
      WHERE union_id = ${admin.unionId}::uuid AND id = ${id}::uuid`,
  );

beforeEach(async () => {
  admin = await signedIn();
});

describe("a file of people", () => {
  it("is fetched once, by the user who asked for it", async () => {
    await people(3);
    const [organiser, other] = [await colleague("organiser"), await colleague("organiser")];
    const { id, number, waiting } = await askPeople(organiser);
    expect([number, waiting]).toEqual([1, false]);
    await expect(beginExport(other, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(beginExport(admin, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await beginExport(organiser, id)).toMatchObject({ number: 1 });
    await expect(beginExport(organiser, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is fetched by one of twenty that try at once", async () => {
    await people(1);
    const { id } = await askPeople(admin);
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => beginExport(admin, id)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expectAudited(admin, "contact.export");
  });

  it("is over after a day", async () => {
    await people(1);
    const { id } = await askPeople(admin);
    await expire(id);
    expect(await stateOf(admin, id)).toBe("expired");
    await expect(beginExport(admin, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is one request however often the form is sent", async () => {
    await people(1);
    const id = newId();
    const all = await Promise.all(Array.from({ length: 8 }, () => askPeople(admin, { id })));
    expect(new Set(all.map(({ number }) => number))).toEqual(new Set([1]));
    await expectAudited(admin, "export.ask");
  });

  it("has a number of its own in its union", async () => {
    await people(1);
    const all = await Promise.all(Array.from({ length: 8 }, () => askPeople(admin)));
    expect(all.map(({ number }) => number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it("is refused where nobody would be in it", async () => {
    await expect(askPeople(admin)).rejects.toMatchObject({ fields: { form: "nothing_to_export" } });
  });

  it("keeps what was searched for sealed, and reads it again", async () => {
    await contactFactory(admin, { name: "Siti Aminah" });
    const { id } = await askPeople(admin, { filter: "q=Siti+Aminah" });
    const [row] = await read(admin, (tx) => tx.exportRequest.findMany({ where: { unionId: admin.unionId } }));
    expect(JSON.stringify(row)).not.toContain("Siti");
    expect((await beginExport(admin, id)).filter.q).toBe("Siti Aminah");
  });
});

describe("above the limit of a role", () => {
  it("waits for an admin, who approves it for a day", async () => {
    await people(101);
    const organiser = await colleague("organiser");
    const { id, waiting } = await askPeople(organiser);
    expect(waiting).toBe(true);
    await expect(beginExport(organiser, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await countWaiting(admin)).toBe(1);
    await decideExport(admin, { id, decision: "approve" });
    expect(await countWaiting(admin)).toBe(0);
    expect(await beginExport(organiser, id)).toMatchObject({ number: 1 });
    await expectAudited(admin, "export.approve", { entityId: id });
  });

  it("counts what the user took out within the day", async () => {
    await people(60);
    const organiser = await colleague("organiser");
    await peopleExport(organiser);
    expect((await askPeople(organiser)).waiting).toBe(true);
  });

  it("is not got round by many requests at once", async () => {
    await people(60);
    const organiser = await colleague("organiser");
    const all = await Promise.all(Array.from({ length: 6 }, () => askPeople(organiser)));
    expect(all.filter(({ waiting }) => !waiting)).toHaveLength(1);
  });

  it("stays shut once it is refused", async () => {
    await people(101);
    const organiser = await colleague("organiser");
    const { id } = await askPeople(organiser);
    await decideExport(admin, { id, decision: "refuse" });
    expect(await stateOf(organiser, id)).toBe("refused");
    await expect(beginExport(organiser, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(decideExport(admin, { id, decision: "approve" })).rejects.toMatchObject({
      code: "CHANGED_MEANWHILE",
    });
    await expectAudited(admin, "export.refuse", { entityId: id });
  });

  it("is decided once of many decisions at once", async () => {
    await people(101);
    const organiser = await colleague("organiser");
    const { id } = await askPeople(organiser);
    const admins = await Promise.all(Array.from({ length: 6 }, () => colleague("admin")));
    const tries = await Promise.allSettled(
      admins.map((each, at) => decideExport(each, { id, decision: at % 2 ? "approve" : "refuse" })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("cannot be approved after its day", async () => {
    await people(101);
    const { id } = await askPeople(await colleague("organiser"));
    await expire(id);
    await expect(decideExport(admin, { id, decision: "approve" })).rejects.toMatchObject({
      code: "CHANGED_MEANWHILE",
    });
  });

  it("is not fetched with more people than were approved", async () => {
    await people(101);
    const organiser = await colleague("organiser");
    const { id } = await askPeople(organiser);
    await decideExport(admin, { id, decision: "approve" });
    await people(1);
    await expect(beginExport(organiser, id)).rejects.toMatchObject({ code: "CHANGED_MEANWHILE" });
    expect(await stateOf(organiser, id)).toBe("ready");
  });

  it.each(["coordinator", "organiser"] as const)("is not decided by a %s", async (role) => {
    await people(101);
    const { id } = await askPeople(await colleague("organiser"));
    await expect(decideExport(await colleague(role), { id, decision: "approve" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("is decided by nobody for themselves, in the database too", async () => {
    await people(10_001);
    const { id } = await askPeople(admin);
    await expect(decideExport(admin, { id, decision: "approve" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await countWaiting(admin)).toBe(0);
    const { userId } = admin.actor as { userId: string };
    const alone = write(admin, (tx) =>
      tx.$executeRaw(Prisma.sql`UPDATE export_request SET approved = true, decided_at = now(), decided_by = ${userId}::uuid
        WHERE union_id = ${admin.unionId}::uuid AND id = ${id}::uuid`),
    );
    await expect(alone).rejects.toThrow();
    const unsaid = write(admin, (tx) =>
      tx.$executeRaw(Prisma.sql`UPDATE export_request SET approved = true, decided_at = now()
        WHERE union_id = ${admin.unionId}::uuid AND id = ${id}::uuid`),
    );
    await expect(unsaid).rejects.toThrow();
  });

  it("is let go on the machine where there is no second admin, and by no admin", async () => {
    await people(10_001);
    const { id, number } = await askPeople(admin);
    await expect(releaseExport(admin, number)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await isWaiting(systemOf(admin), number)).toBe(true);
    await releaseExport(systemOf(admin), number);
    expect((await listRequests(admin)).requests).toMatchObject([{ id, state: "ready", decidedBy: null }]);
    await expect(releaseExport(systemOf(admin), number)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expectAudited(admin, "export.approve", { entityId: id });
  });
});

describe("the list of requests", () => {
  it("shows a user one's own, and an admin everybody's", async () => {
    await people(1);
    const [one, other] = [await colleague("organiser"), await colleague("coordinator")];
    await askPeople(one);
    await askPeople(other);
    expect((await listRequests(one)).requests.map(({ number }) => number)).toEqual([1]);
    expect((await listRequests(admin)).requests.map(({ number }) => number)).toEqual([2, 1]);
    expect((await listRequests(await signedIn())).requests).toEqual([]);
  });

  it("goes on where a page ended", async () => {
    await people(1);
    for (let at = 0; at < 31; at += 1) await askPeople(admin);
    const { requests, next } = await listRequests(admin);
    expect([requests.length, next]).toEqual([30, 2]);
    expect((await listRequests(admin, { before: 2 })).requests.map(({ number }) => number)).toEqual([1]);
  });

  it("is refused for a delegate and an observer", async () => {
    for (const role of ["delegate", "observer"] as const)
      await expect(listRequests(await colleague(role))).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

it("stays as it was asked: neither the application nor an admin changes reason or count", async () => {
  await people(1);
  const { id } = await askPeople(admin);
  for (const data of [{ reason: "another" }, { rows: 9 }, { requestedAt: new Date(0) }])
    await expect(
      write(admin, (tx) => tx.exportRequest.updateMany({ where: { unionId: admin.unionId, id }, data })),
    ).rejects.toThrow();
  await expect(
    write(admin, (tx) => tx.exportRequest.deleteMany({ where: { unionId: admin.unionId, id } })),
  ).rejects.toThrow();
});
