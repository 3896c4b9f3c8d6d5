import { describe, expect, it } from "vitest";
import { keyBack } from "@/features/paper-lists/keying.mutations";
import { sheetForKeying } from "@/features/paper-lists/keying.queries";
import {
  closePaperList,
  createPaperList,
  printPaperList,
  reopenPaperList,
} from "@/features/paper-lists/mutations";
import type { Context } from "@/lib/context";
import { plusDays, today } from "@/lib/dates";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { expectAudited } from "../../support/audit";
import { signedIn, systemOf, workplaceFactory } from "../../support/factories";
import { me, task } from "../../support/follow-ups";
import { timeline } from "../../support/gate";
import { asked, expire, key, printed, scene } from "../../support/paper";

type World = Awaited<ReturnType<typeof world>>;
type Act = (ctx: Context, at: World) => Promise<unknown>;

async function world() {
  const at = await scene();
  return { ...at, at, ...(await printed(at)) };
}

const acts: Record<string, Act> = {
  "making a sheet": (ctx, { at }) => createPaperList(ctx, asked(at)),
  "printing a sheet": (ctx, { id }) => printPaperList(ctx, id),
  "opening a sheet for keying": (ctx, { id }) => sheetForKeying(ctx, id),
  "keying a sheet": (ctx, { id, row }) => key(ctx, id, [{ id: row(0).id, outcome: "conversation" }]),
  "closing a sheet": (ctx, { id }) => closePaperList(ctx, { id }),
  "opening a sheet again": (ctx, { id }) => reopenPaperList(ctx, { id }),
};
const ofOneSheet = Object.entries(acts).filter(([what]) => what !== "making a sheet");

describe("paper", () => {
  it.each(Object.entries(acts))("is refused for a delegate and an observer: %s", async (_what, act) => {
    const at = await world();
    for (const role of ["delegate", "observer"] as const) {
      const ctx = await signedIn({ role, union: at.union });
      await expect(act(ctx, at), role).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
  });

  it.each(ofOneSheet)("is another union's to find nowhere: %s", async (_what, act) => {
    const at = await world();
    await expect(act(await signedIn(), at)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it.each(ofOneSheet)("is not found outside the turf: %s", async (_what, act) => {
    const at = await world();
    const elsewhere = await workplaceFactory(at.admin);
    const turf = { whole: false as const, workplaceIds: [elsewhere.workplaceId], departments: [] };
    const ctx = await signedIn({ role: "coordinator", union: at.union, turf });
    await expect(act(ctx, at)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("a sheet", () => {
  it("has nobody who has died or asked not to be contacted", async () => {
    const at = await scene({ people: 3 });
    const [dead, quiet] = at.contacts;
    await write(systemOf(at.admin), async (tx) => {
      await tx.contact.updateMany({ where: { id: dead?.id }, data: { deceasedOn: new Date("2026-01-01") } });
      await tx.contact.updateMany({ where: { id: quiet?.id }, data: { doNotContact: true } });
    });
    expect((await printed(at)).sheet.rows).toHaveLength(1);
  });

  it("has those alone whose follow-up is the printer's own, where that was asked", async () => {
    const at = await scene({ people: 3 });
    const [mine, hers] = at.contacts;
    await task(at.admin, { contactId: mine?.id ?? "", assignedTo: me(at.ctx) });
    await task(at.admin, { contactId: hers?.id ?? "", assignedTo: me(at.admin) });
    const { sheet } = await printed(at, { who: "my_follow_ups" });
    expect(sheet.rows.map(({ contactId }) => contactId)).toEqual([mine?.id]);
  });

  it("of more people than one may walk with is refused, and nothing is kept", async () => {
    const at = await scene({ people: 1 });
    const ids = Array.from({ length: 300 }, newId);
    await write(
      systemOf(at.admin),
      (tx) => tx.$executeRaw`
        INSERT INTO contact (union_id, id, name, search_text, workplace_id)
        SELECT ${at.admin.unionId}::uuid, one.id, 'Worker', 'worker', ${at.place.workplaceId}::uuid FROM unnest(${ids}::uuid[]) AS one (id)`,
    );
    await expect(createPaperList(at.ctx, asked(at))).rejects.toMatchObject({
      ...{ code: "INVALID", fields: { who: "too_many_rows" } },
    });
    await expectAudited(at.ctx, "paperList.create", { times: 0 });
  });

  it("keeps the name of whoever moved to another turf since from its printer", async () => {
    const { admin, ctx, contacts, id } = await world();
    const elsewhere = await workplaceFactory(admin);
    await write(systemOf(admin), (tx) =>
      tx.contact.updateMany({
        where: { id: contacts[0]?.id },
        data: { workplaceId: elsewhere.workplaceId, departmentId: null, shiftId: null },
      }),
    );
    const { rows, total } = await printPaperList(ctx, id);
    expect(total).toBe(3);
    expect(rows.filter(({ name }) => name === null)).toHaveLength(1);
  });

  it("prints no telephone of whoever took her consent back", async () => {
    const at = await scene({ people: 2 });
    await write(systemOf(at.admin), (tx) =>
      tx.contactPoint.updateMany({
        where: { contactId: at.contacts[0]?.id },
        data: { consent: "withdrawn", consentOn: new Date("2026-01-01") },
      }),
    );
    const { id } = await printed(at, { phones: "on" });
    const { rows } = await printPaperList(at.ctx, id);
    expect(rows.map(({ phone }) => phone)).toEqual([null, "+628123456701"]);
  });
});

describe("closing a sheet", () => {
  it("is its printer's and a coordinator's, not another organiser's", async () => {
    const { union, id, ctx } = await world();
    const colleague = await signedIn({ role: "organiser", union });
    await expect(closePaperList(colleague, { id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await closePaperList(await signedIn({ role: "coordinator", union }), { id });
    expect((await printPaperList(ctx, id)).state).toBe("closed");
  });

  it("is done once, however often it is sent", async () => {
    const { ctx, id } = await world();
    await Promise.all([1, 2, 3].map(() => closePaperList(ctx, { id })));
    await expectAudited(ctx, "paperList.close");
  });

  it("can be taken back by a coordinator for a week, and by no organiser", async () => {
    const { admin, ctx, id } = await world();
    await closePaperList(ctx, { id });
    await expect(reopenPaperList(ctx, { id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await reopenPaperList(admin, { id });
    await reopenPaperList(admin, { id });
    expect(await printPaperList(ctx, id)).toMatchObject({
      state: "open",
      expiresOn: plusDays(today(ctx), 7),
    });
    await expectAudited(ctx, "paperList.reopen");
  });
});

describe("keying", () => {
  it("is refused on a sheet whose days are over, and says so", async () => {
    const { ctx, id, row, contacts } = await world();
    await expire(ctx, id);
    await expect(key(ctx, id, [{ id: row(0).id, outcome: "conversation" }])).rejects.toMatchObject({
      ...{ code: "CONFLICT", fields: { sheet: "expired" } },
    });
    expect(await timeline(ctx, contacts[0]?.id ?? "")).toEqual([]);
  });

  it("says of a row of another sheet that it is not there", async () => {
    const at = await world();
    const other = await printed(at.at);
    const { saved, problems } = await key(at.ctx, at.id, [{ id: other.row(0).id, outcome: "conversation" }]);
    expect([saved, problems]).toEqual([[], { [other.row(0).id]: "gone" }]);
  });

  it("leaves an audit row with the count of what changed, and none where nothing did", async () => {
    const { ctx, id, row } = await world();
    const rows = [0, 1].map((at) => ({ id: row(at).id, outcome: "conversation" as const }));
    await key(ctx, id, rows);
    await key(ctx, id, rows);
    expect(await expectAudited(ctx, "paperList.keyBack")).toMatchObject([
      { entityId: id, details: { rows: 2 } },
    ]);
  });

  it("is refused for a day that is still to come", async () => {
    const { ctx, id, row } = await world();
    const rows = [
      {
        id: row(0).id,
        outcome: "conversation" as const,
        rating: null,
        evidence: null,
        dueOn: null,
        note: null,
      },
    ];
    const keying = keyBack(ctx, { id, heldOn: plusDays(today(ctx), 1), channel: "gate", rows });
    await expect(keying).rejects.toMatchObject({ code: "INVALID", fields: { heldOn: "future" } });
  });
});
