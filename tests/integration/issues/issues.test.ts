import { describe, expect, it } from "vitest";
import { logConversation, withdrawConversation } from "@/features/conversations/mutations";
import { logSheetData } from "@/features/conversations/queries";
import {
  archiveIssue,
  createIssue,
  renameIssue,
  reorderIssues,
  seedIssues,
} from "@/features/issues/mutations";
import { issuesLastUsedFirst, listIssues } from "@/features/issues/queries";
import { defaultIssues } from "@/features/issues/vocabulary.schema";
import { actingUserId, type Context } from "@/lib/context";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { contactFactory, signedIn, systemOf } from "../../support/factories";

const names = async (ctx: Parameters<typeof listIssues>[0]) =>
  (await listIssues(ctx)).map((issue) => issue.name);

describe("issues", () => {
  it("are seeded in the union's language, as many in both", async () => {
    const ctx = await signedIn();
    await write(systemOf(ctx), (tx) => seedIssues(tx, systemOf(ctx), "id"));
    expect(await names(ctx)).toEqual([...defaultIssues("id")]);
    expect(defaultIssues("en")).toHaveLength(defaultIssues("id").length);
  });

  it("are added at the end, renamed, reordered and archived; another union sees nothing", async () => {
    const [ctx, other] = [await signedIn(), await signedIn()];
    const [wages, leave, toilet] = [
      await createIssue(ctx, { name: "Wages" }),
      await createIssue(ctx, { name: "Leave" }),
      await createIssue(ctx, { name: "Toilet" }),
    ];
    await renameIssue(ctx, { issueId: toilet, name: "Toilet breaks" });
    await reorderIssues(ctx, { issueIds: [toilet, leave] });
    expect(await names(ctx)).toEqual(["Toilet breaks", "Leave", "Wages"]);
    await archiveIssue(ctx, { issueId: leave, archived: true });
    expect(await names(ctx)).toEqual(["Toilet breaks", "Wages"]);
    expect((await listIssues(ctx, { archived: true })).map(({ archived }) => archived)).toEqual([
      false,
      false,
      true,
    ]);
    expect(await names(other)).toEqual([]);
    await expect(renameIssue(other, { issueId: wages, name: "Ours" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
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

  it("come last used first on the sheet of whoever logs: by day of the talk, without what was taken back", async () => {
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
    const onSheetOf = async (who: Context) =>
      (await logSheetData(who, contactId))?.issues.map(({ name }) => name);
    expect(await onSheetOf(ctx)).toEqual(["Toilet", "Leave", "Wages", "Heat", "Bus"]);
    expect(await onSheetOf(colleague)).toEqual(["Bus", "Wages", "Leave", "Toilet", "Heat"]);
    const mine = await issuesLastUsedFirst(ctx, actingUserId(ctx) ?? "");
    expect(mine.map(({ name }) => name)).toEqual(await onSheetOf(ctx));
  });
});
