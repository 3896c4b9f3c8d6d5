import { describe, expect, it } from "vitest";
import { logConversation } from "@/features/conversations/mutations";
import {
  archiveIssue,
  createIssue,
  renameIssue,
  reorderIssues,
  seedIssues,
} from "@/features/issues/mutations";
import { issuesLastUsedFirst, listIssues } from "@/features/issues/queries";
import { defaultIssues } from "@/features/issues/rules";
import { actingUserId } from "@/lib/context";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { contactFactory, signedIn, systemOf } from "../support/factories";

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

  it("come last used first for whoever logs", async () => {
    const ctx = await signedIn();
    await createIssue(ctx, { name: "Wages" });
    const leave = await createIssue(ctx, { name: "Leave" });
    const { id: contactId } = await contactFactory(ctx);
    await logConversation(ctx, { id: newId(), contactId, outcome: "conversation", issueIds: [leave] });
    const mine = await issuesLastUsedFirst(ctx, actingUserId(ctx) ?? "");
    expect(mine.map(({ name }) => name)).toEqual(["Leave", "Wages"]);
  });
});
