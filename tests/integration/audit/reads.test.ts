import { describe, expect, it } from "vitest";
import { dailyBudget } from "@/features/audit/read-budget";
import { readersOn, unusualReaders } from "@/features/audit/readers.queries";
import { audit } from "@/lib/audit";
import type { Context, Role } from "@/lib/context";
import { plusDays, today } from "@/lib/dates";
import { Prisma, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { signedIn } from "../../support/factories";

const colleague = (ctx: Context, role: Role, name: string) =>
  signedIn({ role, name, union: { id: ctx.unionId, timeZone: ctx.timeZone } });

/** Pages of so many people, opened on a day. */
const opened = (ctx: Context, count: number, day = today(ctx)) =>
  write(ctx, (tx) => {
    const { userId } = ctx.actor as { userId: string };
    const ids = Array.from({ length: count }, () => newId());
    return tx.$executeRaw(Prisma.sql`INSERT INTO contact_view (union_id, day, user_id, contact_id)
      SELECT ${ctx.unionId}::uuid, ${day}::date, ${userId}::uuid, id FROM unnest(${ids}::uuid[]) AS i (id)`);
  });

const revealed = async (ctx: Context, count: number) => {
  for (let at = 0; at < count; at += 1)
    await write(ctx, (tx) =>
      audit(tx, ctx, { action: "contact.reveal_national_id", entity: "contact", entityId: newId() }),
    );
};

describe("the day's readers", () => {
  it("are counted with the people and the national ids they opened", async () => {
    const admin = await signedIn();
    const sari = await colleague(admin, "organiser", "Sari");
    await opened(sari, 3);
    await opened(sari, 5, plusDays(today(admin), -2));
    await revealed(sari, 2);
    expect(await readersOn(admin)).toEqual([
      expect.objectContaining({ name: "Sari", role: "organiser", people: 3, reveals: 2, usual: 5 }),
    ]);
  });

  it("have those over their own role's budget first", async () => {
    const admin = await signedIn();
    const [sari, dewi] = [
      await colleague(admin, "organiser", "Sari"),
      await colleague(admin, "coordinator", "Dewi"),
    ];
    await opened(sari, dailyBudget.organiser + 1);
    await opened(dewi, dailyBudget.organiser + 40);
    expect((await readersOn(admin)).map(({ name }) => name)).toEqual(["Sari", "Dewi"]);
  });

  it("are refused to everybody but admins", async () => {
    for (const role of ["coordinator", "organiser", "delegate", "observer"] as const)
      await expect(readersOn(await signedIn({ role }))).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("who passed the budget", () => {
  it("is told by people and national ids together", async () => {
    const admin = await signedIn();
    const sari = await colleague(admin, "organiser", "Sari");
    const earlier = plusDays(today(admin), -3);
    await opened(sari, 100, earlier);
    await opened(sari, 118);
    expect(await unusualReaders(admin)).toEqual([]);
    await revealed(sari, 3);
    expect(await unusualReaders(admin)).toEqual([expect.objectContaining({ name: "Sari", reveals: 3 })]);
  });

  it("is still told the day after, and not in another union", async () => {
    const admin = await signedIn();
    const sari = await colleague(admin, "organiser", "Sari");
    const yesterday = plusDays(today(admin), -1);
    await opened(sari, 130, yesterday);
    expect(await unusualReaders(admin)).toEqual([expect.objectContaining({ name: "Sari", day: yesterday })]);
    expect(await unusualReaders(await signedIn())).toEqual([]);
  });
});
