import { describe, expect, it } from "vitest";
import { countUsers, listUsers } from "@/features/users/queries";
import { factorsByUser } from "@/features/users/second-factor.queries";
import { lastSignIns } from "@/features/users/session-list.queries";
import { account } from "../../support/accounts";
import { signedIn } from "../../support/factories";
import { halfOpen, withApp } from "../../support/factors";

async function crowd(names: string[]) {
  const admin = await signedIn({ name: "Zubaidah" });
  const union = { id: admin.unionId, timeZone: admin.timeZone };
  for (const name of names) await signedIn({ role: "organiser", union, name });
  return admin;
}

const namesOf = (seats: Awaited<ReturnType<typeof listUsers>>) => seats.map(({ user }) => user.name);

describe("the list of users", () => {
  it("finds each word in the name or the address, in any order", async () => {
    const admin = await crowd(["Siti Aminah", "Siti Rahayu", "Joko 100%"]);
    expect(namesOf(await listUsers(admin, { words: "aMIN siti" }))).toEqual(["Siti Aminah"]);
    expect(namesOf(await listUsers(admin, { words: "100%" }))).toEqual(["Joko 100%"]);
    expect(await countUsers(admin, "siti")).toBe(2);
    expect(await countUsers(admin, "example.org")).toBe(4);
    expect(await listUsers(admin, { words: "nobody" })).toEqual([]);
  });

  it("goes on where a page ended, each user once, also those of one name", async () => {
    const admin = await crowd(["Adi", "Siti", "Siti", "Siti"]);
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await listUsers(admin, { after, most: 2 });
      if (page.length === 0) break;
      seen.push(...page.map(({ id }) => id));
      after = page.at(-1)?.id;
    }
    expect(seen).toEqual((await listUsers(admin)).map(({ id }) => id));
    expect(new Set(seen).size).toBe(5);
  });

  it("is refused to a coordinator", async () => {
    const ctx = await signedIn({ role: "coordinator" });
    await expect(countUsers(ctx)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(lastSignIns(ctx, [])).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(factorsByUser(ctx, [])).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("when a user last signed in", () => {
  it("is told of the own union's seats", async () => {
    const { admin, seatId, session } = await account();
    const other = await account();
    const found = await lastSignIns(admin, [seatId, other.seatId]);
    expect([...found.keys()]).toEqual([seatId]);
    expect(found.get(seatId)?.getTime()).toBeGreaterThan(Date.now() - 60_000);
    expect(session.ctx.unionId).toBe(admin.unionId);
  });

  it("does not count a sign-in that was left half open", async () => {
    const { admin, seatId, email, session } = await account();
    const [before] = (await lastSignIns(admin, [seatId])).values();
    await withApp(session);
    await halfOpen(email);
    expect((await lastSignIns(admin, [seatId])).get(seatId)).toEqual(before);
  });
});
