import { describe, expect, it } from "vitest";
import { logConversation, withdrawConversation } from "@/features/conversations/mutations";
import { logFormData } from "@/features/conversations/queries";
import {
  archiveIssue,
  createIssue,
  renameIssue,
  reorderIssues,
  seedIssues,
} from "@/features/issues/mutations";
import { issuesLastUsedFirst, issueUses, listIssues } from "@/features/issues/queries";
import { defaultIssues } from "@/features/issues/vocabulary.schema";
import { actingUserId, type Context } from "@/lib/context";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { expectAudited } from "../../support/audit";
import { contactFactory, signedIn, systemOf } from "../../support/factories";

const names = async (ctx: Parameters<typeof listIssues>[0]) =>
  (await listIssues(ctx)).map((issue) => issue.name);

async function three() {
  const ctx = await signedIn();
  const wages = await createIssue(ctx, { name: "Wages" });
  const leave = await createIssue(ctx, { name: "Leave" });
  const toilet = await createIssue(ctx, { name: "Toilet" });
  return { ctx, wages, leave, toilet };
}

describe("issues", () => {
  it("are seeded in the union's language, as many in both", async () => {
    const ctx = await signedIn();
    await write(systemOf(ctx), (tx) => seedIssues(tx, systemOf(ctx), "id"));
    expect(await names(ctx)).toEqual([...defaultIssues("id")]);
    expect(defaultIssues("en")).toHaveLength(defaultIssues("id").length);
  });

  it("are read in the reader's language, and those of the union's own as they are written", async () => {
    const ctx = await signedIn();
    await write(systemOf(ctx), (tx) => seedIssues(tx, systemOf(ctx), "id"));
    await createIssue(ctx, { name: "Kantin" });
    const english = await names({ ...ctx, locale: "en" });
    expect(english).toEqual([...defaultIssues("en"), "Kantin"]);
    expect(await names({ ...ctx, locale: "id" })).toEqual([...defaultIssues("id"), "Kantin"]);
  });

  it("are refused where the same issue is there in the other language", async () => {
    const ctx = await signedIn();
    await createIssue(ctx, { name: "Upah" });
    await expect(createIssue(ctx, { name: "Wages" })).rejects.toMatchObject({
      ...{ code: "CONFLICT", fields: { name: "taken" } },
    });
  });

  it("may take its name in the other language", async () => {
    const ctx = await signedIn();
    const issueId = await createIssue(ctx, { name: "Upah" });
    await renameIssue(ctx, { issueId, name: "Wages" });
    expect(await names(ctx)).toEqual(["Wages"]);
  });

  it("say how many conversations raised them", async () => {
    const { ctx, wages, leave } = await three();
    const { id: contactId } = await contactFactory(ctx);
    const input = { contactId, outcome: "conversation" as const, heldAt: new Date(), issueIds: [wages] };
    await logConversation(ctx, { id: newId(), ...input });
    const uses = await issueUses(ctx);
    expect([uses.get(wages), uses.get(leave)]).toEqual([1, 0]);
  });

  it("are added at the end", async () => {
    const { ctx } = await three();
    expect(await names(ctx)).toEqual(["Wages", "Leave", "Toilet"]);
    await expectAudited(ctx, "issue.create", { times: 3 });
  });

  it("are renamed where they stand", async () => {
    const { ctx, leave } = await three();
    await renameIssue(ctx, { issueId: leave, name: "Sick leave" });
    expect(await names(ctx)).toEqual(["Wages", "Sick leave", "Toilet"]);
    await expectAudited(ctx, "issue.rename", { entityId: leave });
  });

  it("are put first in the order that is asked for, before the others", async () => {
    const { ctx, leave, toilet } = await three();
    await reorderIssues(ctx, { issueIds: [toilet, leave] });
    expect(await names(ctx)).toEqual(["Toilet", "Leave", "Wages"]);
    await expectAudited(ctx, "issue.reorder");
  });

  it("are no longer offered once archived, and listed last where archived ones are asked for", async () => {
    const { ctx, wages } = await three();
    await archiveIssue(ctx, { issueId: wages, archived: true });
    expect(await names(ctx)).toEqual(["Leave", "Toilet"]);
    const all = await listIssues(ctx, { archived: true });
    expect(all.map(({ name, archived }) => [name, archived])).toEqual([
      ["Leave", false],
      ["Toilet", false],
      ["Wages", true],
    ]);
    await expectAudited(ctx, "issue.archive", { entityId: wages });
  });

  it("are offered again once restored", async () => {
    const { ctx, leave } = await three();
    for (const archived of [true, false]) await archiveIssue(ctx, { issueId: leave, archived });
    expect(await names(ctx)).toContain("Leave");
    await expectAudited(ctx, "issue.restore", { entityId: leave });
  });

  it("of one union are not seen by another, nor renamed by it", async () => {
    const [{ wages }, other] = [await three(), await signedIn()];
    expect(await names(other)).toEqual([]);
    await expect(renameIssue(other, { issueId: wages, name: "Ours" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expectAudited(other, "issue.rename", { times: 0 });
  });

  it("have one name once, whatever its letters", async () => {
    const ctx = await signedIn();
    await createIssue(ctx, { name: "Wages" });
    await expect(createIssue(ctx, { name: "WAGES" })).rejects.toMatchObject({
      code: "CONFLICT",
      fields: { name: "taken" },
    });
  });

  it("are edited by admins alone", async () => {
    const ctx = await signedIn({ role: "organiser" });
    await expect(createIssue(ctx, { name: "Wages" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("come last used first in the log form of a user: by day of the conversation, without withdrawn ones", async () => {
    const ctx = await signedIn();
    const colleague = await signedIn({ union: { id: ctx.unionId, timeZone: ctx.timeZone } });
    const ids: Record<string, string> = {};
    for (const name of ["Wages", "Leave", "Toilet", "Heat", "Bus"])
      ids[name] = await createIssue(ctx, { name });
    const { id: contactId } = await contactFactory(ctx);
    const raise = async (who: Context, name: string, daysAgo: number) => {
      const id = newId();
      const heldAt = new Date(Date.now() - daysAgo * 86_400_000);
      const issueIds = [ids[name] ?? ""];
      await logConversation(who, { id, contactId, outcome: "conversation", heldAt, issueIds });
      return id;
    };
    await raise(ctx, "Toilet", 1);
    await raise(ctx, "Leave", 3);
    await raise(ctx, "Toilet", 5);
    await raise(colleague, "Bus", 0);
    await withdrawConversation(ctx, { id: await raise(ctx, "Heat", 0) });
    const onFormOf = async (who: Context) =>
      (await logFormData(who, contactId))?.issues.map(({ name }) => name);
    expect(await onFormOf(ctx)).toEqual(["Toilet", "Leave", "Wages", "Heat", "Bus"]);
    expect(await onFormOf(colleague)).toEqual(["Bus", "Wages", "Leave", "Toilet", "Heat"]);
    const mine = await issuesLastUsedFirst(ctx, actingUserId(ctx) ?? "");
    expect(mine.map(({ name }) => name)).toEqual(await onFormOf(ctx));
  });
});
