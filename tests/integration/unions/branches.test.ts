import { describe, expect, it } from "vitest";
import { createBranch } from "@/features/unions/branches.mutations";
import { branchInput } from "@/features/unions/schema";
import { chooseSeat } from "@/features/users/seat-choice.mutations";
import { mySeats } from "@/features/users/seat-choice.queries";
import { read } from "@/lib/db";
import { account } from "../../support/accounts";
import { expectAudited } from "../../support/audit";
import { contactFactory, signedIn, systemOf, workplaceFactory } from "../../support/factories";

const branchOf = { name: "PUK Cikarang", locale: "id" as const, timeZone: "Asia/Jakarta", country: "ID" };

describe("a branch", () => {
  it("is a union below, with its maker as admin and nothing of the upper one in it", async () => {
    const { session } = await account({ role: "admin" });
    await contactFactory(session.ctx, { place: await workplaceFactory(session.ctx) });
    const { unionId, seatId } = await createBranch(session.ctx, branchOf);
    await chooseSeat(session.ctx, { sessionId: session.id, seatId });
    const seats = await mySeats(session.ctx);
    expect(seats.map(({ union, role }) => [union, role])).toContainEqual(["PUK Cikarang", "admin"]);
    const there = { ...session.ctx, unionId };
    const [people, union, issues] = await read(there, (tx) =>
      Promise.all([
        tx.contact.count(),
        tx.union.findFirst({ where: { id: unionId }, select: { parentId: true } }),
        tx.issue.count(),
      ]),
    );
    expect([people, union]).toEqual([0, { parentId: session.ctx.unionId }]);
    expect(issues).toBeGreaterThan(0);
  });

  it("leaves its trace in the union above and in itself", async () => {
    const ctx = await signedIn();
    const { unionId } = await createBranch(ctx, branchOf);
    await expectAudited(ctx, "union.branch", { entityId: unionId });
    await expectAudited({ ...ctx, unionId }, "union.create", { entityId: unionId });
  });

  it("shows its people to no admin of the union above", async () => {
    const ctx = await signedIn();
    const { unionId } = await createBranch(ctx, branchOf);
    await contactFactory({ ...ctx, unionId });
    expect(await read(ctx, (tx) => tx.contact.count())).toBe(0);
  });

  it.each(["coordinator", "organiser", "delegate", "observer"] as const)(
    "is refused for a %s",
    async (role) => {
      const ctx = await signedIn({ role });
      await expect(createBranch(ctx, branchOf)).rejects.toMatchObject({ code: "FORBIDDEN" });
    },
  );

  it("is refused for a job: a branch has a user as its first admin", async () => {
    const ctx = systemOf(await signedIn());
    await expect(createBranch(ctx, branchOf)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("what a branch is made from", () => {
  it.each([
    ["name", { name: "  " }, "required"],
    ["timeZone", { timeZone: "Mars/Olympus" }, "choice"],
    ["country", { country: "Indonesia" }, "choice"],
    ["locale", { locale: "fr" }, "choice"],
  ])("names a wrong %s", (field, wrong, problem) => {
    const { error } = branchInput.safeParse({ ...branchOf, ...wrong });
    expect(error?.issues.map(({ path, message }) => [path[0], message])).toEqual([[field, problem]]);
  });
});
