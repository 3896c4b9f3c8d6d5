import { describe, expect, it } from "vitest";
import { askAuditExport, beginAuditExport } from "@/features/audit/mutations";
import { countKinds, exportPiece, lastCheck, listEvents, takenOutOf } from "@/features/audit/queries";
import { readersOn } from "@/features/audit/readers.queries";
import { recordView } from "@/features/contacts/views.mutations";
import { createIssue, renameIssue } from "@/features/issues/mutations";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { contactFactory, signedIn, systemOf } from "../../support/factories";

const colleague = (ctx: Context, role: "admin" | "coordinator" | "organiser" | "observer" = "organiser") =>
  signedIn({ role, union: { id: ctx.unionId, timeZone: ctx.timeZone } });

const note = (ctx: Context, action: string, details = {}) =>
  write(ctx, (tx) => audit(tx, ctx, { action, entity: "contact", details }));

describe("the list of events", () => {
  it("shows what was done, the newest first, with who did it", async () => {
    const ctx = await signedIn({ name: "Ratna" });
    const issueId = await createIssue(ctx, { name: "Wages" });
    await renameIssue(ctx, { issueId, name: "Pay" });
    const { events, next } = await listEvents(ctx, {});
    expect(events.map(({ action, actorName }) => [action, actorName])).toEqual([
      ["issue.rename", "Ratna"],
      ["issue.create", "Ratna"],
    ]);
    expect(next).toBeNull();
  });

  it("goes on where a page ended, each event once", async () => {
    const ctx = await signedIn();
    for (const count of [1, 2, 3, 4, 5]) await note(ctx, "contact.update", { count });
    const first = await listEvents(ctx, {}, 2);
    const second = await listEvents(ctx, { after: first.next ?? undefined }, 2);
    const third = await listEvents(ctx, { after: second.next ?? undefined }, 2);
    const seen = [first, second, third].flatMap(({ events }) => events.map(({ details }) => details.count));
    expect(seen).toEqual([5, 4, 3, 2, 1]);
    expect(third.next).toBeNull();
  });

  it("keeps to one user's events", async () => {
    const ctx = await signedIn();
    const other = await colleague(ctx);
    await note(ctx, "contact.update");
    await note(other, "contact.update");
    const { userId } = other.actor as { userId: string };
    const { events } = await listEvents(ctx, { user: userId });
    expect(events.map((event) => event.userId)).toEqual([userId]);
  });

  it("counts each kind, and a kind's list has as many", async () => {
    const ctx = await signedIn();
    await note(ctx, "contact.export", { count: 20 });
    await note(ctx, "contact.reveal_national_id");
    await note(ctx, "contact.update");
    await note(systemOf(ctx), "import.done");
    expect(await countKinds(ctx, {})).toEqual({
      opened: 1,
      changed: 1,
      signed_in: 0,
      taken_out: 1,
      system: 1,
    });
    expect((await listEvents(ctx, { kind: "taken_out" })).events.map(({ action }) => action)).toEqual([
      "contact.export",
    ]);
  });

  it("has nothing on days before", async () => {
    const ctx = await signedIn();
    await note(ctx, "contact.update");
    expect((await listEvents(ctx, { from: "2020-01-01", to: "2020-01-31" })).events).toEqual([]);
  });

  it("is empty for another union's admin", async () => {
    await note(await signedIn(), "contact.update");
    expect((await listEvents(await signedIn(), {})).events).toEqual([]);
  });

  it.each(["coordinator", "organiser", "observer"] as const)("is refused for a %s", async (role) => {
    const ctx = await signedIn({ role });
    await expect(listEvents(ctx, {})).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(exportPiece(ctx, {})).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(lastCheck(ctx)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

it("an export of the audit is an event of it", async () => {
  const ctx = await signedIn();
  await note(ctx, "contact.reveal_national_id");
  const asked = { id: newId(), reason: "yearly report", filter: "kind=opened" };
  expect(await beginAuditExport(ctx, (await askAuditExport(ctx, asked)).id)).toEqual({
    ...{ filter: { kind: "opened" }, number: 1 },
  });
  expect((await listEvents(ctx, {})).events[0]).toMatchObject({
    action: "audit.export",
    details: { number: 1, reason: "yearly report", filters: ["kind"] },
  });
});

it("sums up who took out how many people's data", async () => {
  const ctx = await signedIn({ name: "Dewi" });
  await note(ctx, "contact.export", { count: 100 });
  await note(ctx, "paperList.print", { count: 12 });
  expect(await takenOutOf(ctx)).toMatchObject([{ name: "Dewi", times: 2, people: 112 }]);
});

describe("pages of people", () => {
  it("are counted once a person, user and day, however often they are opened", async () => {
    const ctx = await signedIn({ name: "Slamet" });
    const { id } = await contactFactory(ctx);
    const { id: other } = await contactFactory(ctx);
    for (const each of [id, id, other]) await recordView(ctx, each);
    expect(await readersOn(ctx)).toMatchObject([{ name: "Slamet", people: 2, usual: 0 }]);
  });

  it("opened at the same moment are both counted", async () => {
    const ctx = await signedIn();
    const { id } = await contactFactory(ctx);
    await Promise.all([recordView(ctx, id), recordView(ctx, id)]);
    const rows = await write(ctx, (tx) => tx.contactView.findMany({ select: { times: true } }));
    expect(rows).toEqual([{ times: 2 }]);
  });
});

describe("the third wall", () => {
  it("lets nobody write an event in another user's name", async () => {
    const ctx = await signedIn({ role: "organiser" });
    const other = await colleague(ctx);
    const forged = { ...ctx, actor: other.actor };
    await expect(
      write(ctx, (tx) => audit(tx, forged, { action: "contact.export", entity: "contact" })),
    ).rejects.toThrow();
    expect((await listEvents(await colleague(ctx, "admin"), {})).events).toEqual([]);
  });

  it("lets no user write an event as a job", async () => {
    const ctx = await signedIn({ role: "organiser" });
    await expect(
      write(ctx, (tx) => audit(tx, systemOf(ctx), { action: "import.done", entity: "import_batch" })),
    ).rejects.toThrow();
  });

  it("lets nobody take back that a page was opened", async () => {
    const ctx = await signedIn();
    await recordView(ctx, newId());
    await expect(write(ctx, (tx) => tx.contactView.deleteMany({}))).rejects.toThrow();
  });
});
