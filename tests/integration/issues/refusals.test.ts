import { describe, expect, it } from "vitest";
import { archiveIssue, createIssue, renameIssue, reorderIssues } from "@/features/issues/mutations";
import { listIssues } from "@/features/issues/queries";
import { auditRows } from "../../support/audit";
import { signedIn } from "../../support/factories";

async function withIssues() {
  const admin = await signedIn();
  const [wages, leave] = [
    await createIssue(admin, { name: "Wages" }),
    await createIssue(admin, { name: "Leave" }),
  ];
  return { admin, wages, leave, union: { id: admin.unionId, timeZone: admin.timeZone } };
}

describe("an issue", () => {
  it.each(["coordinator", "organiser", "delegate", "observer"] as const)(
    "is refused for a %s to add, rename, order and archive",
    async (role) => {
      const { admin, wages, leave, union } = await withIssues();
      const ctx = await signedIn({ role, union });
      const before = await listIssues(admin, { archived: true });
      for (const act of [
        createIssue(ctx, { name: "Heat" }),
        renameIssue(ctx, { issueId: wages, name: "Pay" }),
        reorderIssues(ctx, { issueIds: [leave, wages] }),
        archiveIssue(ctx, { issueId: wages, archived: true }),
      ])
        await expect(act).rejects.toMatchObject({ code: "FORBIDDEN" });
      expect(await listIssues(admin, { archived: true })).toEqual(before);
    },
  );

  it("may have its own name in other letters, and no other's", async () => {
    const { admin, wages } = await withIssues();
    await renameIssue(admin, { issueId: wages, name: "WAGES" });
    await expect(renameIssue(admin, { issueId: wages, name: "leave" })).rejects.toMatchObject({
      ...{ code: "CONFLICT", fields: { name: "taken" } },
    });
  });

  it("of one name is made once when two add it at once", async () => {
    const admin = await signedIn();
    const both = await Promise.allSettled([1, 2].map(() => createIssue(admin, { name: "Heat" })));
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await listIssues(admin)).toHaveLength(1);
  });

  it("leaves an audit row for each act", async () => {
    const { admin, wages } = await withIssues();
    await renameIssue(admin, { issueId: wages, name: "Pay" });
    await archiveIssue(admin, { issueId: wages, archived: true });
    expect(await auditRows(admin, "issue.create")).toHaveLength(2);
    expect(await auditRows(admin, "issue.rename")).toMatchObject([{ entity: "issue", entityId: wages }]);
    expect(await auditRows(admin, "issue.archive")).toMatchObject([{ entity: "issue", entityId: wages }]);
  });
});
