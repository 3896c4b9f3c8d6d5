import { describe, expect, it } from "vitest";
import { getBatch } from "@/features/imports/batch.queries";
import { commitNext, startCommit } from "@/features/imports/commit/commit.mutations";
import { takeLease } from "@/features/imports/lease.mutations";
import { listStaying } from "@/features/imports/undo/staying.queries";
import type { Context } from "@/lib/context";
import { pool, read, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { signedIn, systemOf } from "../../support/factories";
import {
  checkAll,
  checksums,
  commitAll,
  contactsIn,
  readLines,
  readyList,
  undoAll,
  work,
} from "../../support/imports";

const longEnough = 180_000;

async function expireLease(ctx: Context, batchId: string) {
  await write(systemOf(ctx), (tx) =>
    tx.importBatch.updateMany({
      where: { unionId: ctx.unionId, id: batchId },
      data: { leaseUntil: new Date(0) },
    }),
  );
}

async function conversationWith(ctx: Context, contactId: string) {
  const byUserId = ctx.actor.type === "user" ? ctx.actor.userId : "";
  const conversation = {
    unionId: ctx.unionId,
    id: newId(),
    contactId,
    byUserId,
    heldAt: new Date(),
    outcome: "conversation" as const,
  };
  await write(systemOf(ctx), (tx) => tx.conversation.createMany({ data: [conversation] }));
}

const someContact = (ctx: Context) =>
  read(systemOf(ctx), (tx) =>
    tx.contact.findFirstOrThrow({ where: { unionId: ctx.unionId }, orderBy: { name: "asc" } }),
  );

describe("an interrupted run", () => {
  it(
    "goes on with another owner, each person once",
    async () => {
      const ctx = await signedIn();
      const id = await readyList(ctx, 1_200);
      await startCommit(ctx, { batchId: id });
      const killed = await takeLease(systemOf(ctx), id, { owner: "killed", state: "running" });
      if (!killed) throw new Error("the lease was free");
      expect(await commitNext(systemOf(ctx), killed, 500)).toBe(true);
      expect(await contactsIn(ctx)).toBe(500);
      expect(await takeLease(systemOf(ctx), id, { owner: "early", state: "running" })).toBeNull();
      await expireLease(ctx, id);
      await work(ctx, "import.commit", id);
      expect(await contactsIn(ctx)).toBe(1_200);
      expect(await getBatch(ctx, id)).toMatchObject({
        state: "done",
        doneRows: 1_200,
        counts: { created: 1_200 },
      });
      expect(await commitNext(systemOf(ctx), killed)).toBe(false);
      expect(await contactsIn(ctx)).toBe(1_200);
    },
    longEnough,
  );

  it("lets only the holder of the lease write", async () => {
    const ctx = await signedIn();
    const id = await readyList(ctx);
    await startCommit(ctx, { batchId: id });
    const slow = await takeLease(systemOf(ctx), id, { owner: "slow", state: "running" });
    await expireLease(ctx, id);
    const quick = await takeLease(systemOf(ctx), id, { owner: "quick", state: "running" });
    if (!slow || !quick) throw new Error("the lease was free");
    expect(await Promise.all([commitNext(systemOf(ctx), slow), commitNext(systemOf(ctx), quick)])).toEqual([
      false,
      true,
    ]);
    expect(await contactsIn(ctx)).toBe(3);
  });

  it("comes back later when another worker holds it, and not when the import is gone", async () => {
    const ctx = await signedIn();
    const id = await readyList(ctx);
    await startCommit(ctx, { batchId: id });
    await takeLease(systemOf(ctx), id, { owner: "other", state: "running" });
    await work(ctx, "import.commit", id);
    const later =
      "SELECT 1 FROM graphile_worker.jobs WHERE key = $1 AND run_at > now() + interval '10 seconds'";
    expect((await pool().query(later, [`import.commit:${id}`])).rowCount).toBe(1);
    await expect(work(ctx, "import.commit", newId())).resolves.toBeUndefined();
  });
});

describe("an undo", () => {
  it("keeps and lists whom somebody worked with, and takes them too when asked", async () => {
    const ctx = await signedIn();
    const before = await checksums(ctx);
    const id = await readyList(ctx);
    await commitAll(ctx, id);
    const { id: contactId, name } = await someContact(ctx);
    await conversationWith(ctx, contactId);
    expect((await listStaying(ctx, id)).total).toBe(1);
    expect((await undoAll(ctx, id)).counts).toMatchObject({ undone: 2, kept: 1 });
    expect((await listStaying(ctx, id)).people).toEqual([{ id: contactId, name, why: "worked" }]);
    expect((await undoAll(ctx, id, true)).counts).toMatchObject({ undone: 3, kept: 0 });
    expect(await checksums(ctx)).toEqual(before);
  });

  it("empties again what it had filled in, and leaves later edits alone", async () => {
    const ctx = await signedIn();
    const first = await readLines(ctx, "a.csv", [
      "Nama,No Karyawan,Anggota",
      "Siti Rahmawati,20417,T",
      "Budi Santoso,20418,T",
    ]);
    await checkAll(ctx, first, { recordHeadcount: false });
    await commitAll(ctx, first);
    const before = await checksums(ctx);
    const more = [
      "Nama,No Karyawan,Alamat,No HP,Anggota",
      "Siti Rahmawati,20417,Jl. Melati 1,083451112223,Y",
      "Budi Santoso,20418,Jl. Mawar 2,083451112224,T",
    ];
    const second = await readLines(ctx, "b.csv", more);
    await checkAll(ctx, second, { recordHeadcount: false });
    expect((await commitAll(ctx, second)).counts).toMatchObject({ created: 0, changed: 2 });
    await undoAll(ctx, second);
    expect(await checksums(ctx)).toEqual(before);
  });
});
