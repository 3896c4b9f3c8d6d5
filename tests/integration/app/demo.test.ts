import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { passwordHashOf } from "@/features/users/password-hash.queries";
import { systemContext } from "@/lib/context";
import { unseal } from "@/lib/crypto";
import { today } from "@/lib/dates";
import { Prisma, read, withCredential } from "@/lib/db";
import { verifyPassword } from "@/lib/password";
import { password } from "../../../prisma/seed/accounts";
import { inventEverything } from "../../../prisma/seed/story";
import type { Account } from "../../../prisma/seed/world";

let people: Account[];
let garment: ReturnType<typeof systemContext>;

beforeAll(async () => {
  people = await inventEverything();
  const email = people[0]?.email ?? "";
  const unionId = await withCredential({ email }, async (tx) => {
    const user = await tx.user.findFirstOrThrow({ where: { email }, select: { id: true } });
    await tx.$executeRaw`SELECT set_config('app.user_id', ${user.id}, true)`;
    return (await tx.seat.findFirstOrThrow({ where: { userId: user.id }, select: { unionId: true } }))
      .unionId;
  });
  garment = systemContext({ id: unionId, timeZone: "Asia/Jakarta" }, "test");
}, 120_000);

const count = async (table: string) => {
  const rows = await read(
    garment,
    (tx) => tx.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM ${Prisma.raw(table)}`,
  );
  return rows[0]?.count ?? 0;
};

describe("the invented union", () => {
  it("has one person of each role, who can sign in with the printed password", async () => {
    expect(people.map(({ role }) => role)).toEqual([
      "admin",
      "coordinator",
      "organiser",
      "delegate",
      "observer",
    ]);
    for (const { email, id } of people) {
      const hash = await withCredential({ email }, (tx) => passwordHashOf(tx, id));
      expect(await verifyPassword(hash, password, { lane: "known", source: id })).toBe(true);
    }
  });

  it("has the size of a real one", async () => {
    expect(await count("contact")).toBeGreaterThan(1_700);
    expect(await count("conversation")).toBeGreaterThan(2_500);
    expect(await count("enrolment")).toBeGreaterThan(500);
    expect(await count("stage_move")).toBeGreaterThan(1_500);
  });

  it("keeps the present-day columns as its rows say", async () => {
    const wrong = await read(
      garment,
      (tx) => tx.$queryRaw<{ id: string }[]>`
        SELECT k.id FROM contact k JOIN present_day(${garment.unionId}::uuid, ${today(garment)}::date) p ON p.id = k.id
        WHERE (k.workplace_id, k.department_id, k.shift_id, k.is_member, k.assessment, k.last_contact_at, k.last_conversation_at)
          IS DISTINCT FROM (p.workplace_id, p.department_id, p.shift_id, p.is_member, p.assessment, p.last_contact_at, p.last_conversation_at)`,
    );
    expect(wrong).toEqual([]);
  });

  it("stands where the design shows it: 412 of 1,130 at Sinar Benang Tangerang", async () => {
    const rows = await read(
      garment,
      (tx) => tx.$queryRaw<{ members: number; eligible: number }[]>`
        SELECT count(*) FILTER (WHERE c.is_member)::int AS members, (
          SELECT h.eligible FROM headcount h
          WHERE h.union_id = w.union_id AND h.workplace_id = w.id AND h.department_id IS NULL AND h.shift_id IS NULL
          ORDER BY h.counted_on DESC LIMIT 1) AS eligible
        FROM workplace w JOIN contact c ON c.union_id = w.union_id AND c.workplace_id = w.id
        WHERE w.union_id = ${garment.unionId}::uuid AND w.name = 'Sinar Benang Tangerang' GROUP BY w.union_id, w.id`,
    );
    expect(rows).toEqual([{ members: 412, eligible: 1130 }]);
  });

  it("gives the organiser late follow-ups, some for today and some for the week", async () => {
    const organiser = people.find(({ role }) => role === "organiser");
    const open = await read(garment, (tx) =>
      tx.followUp.findMany({
        where: { state: "open", assignedTo: organiser?.id ?? "" },
        select: { dueOn: true },
      }),
    );
    const day = today(garment);
    const due = open.map(({ dueOn }) => dueOn.toISOString().slice(0, 10));
    expect(due.filter((each) => each < day)).toHaveLength(4);
    expect(due.filter((each) => each === day)).toHaveLength(7);
    expect(due.filter((each) => each > day)).toHaveLength(18);
  });

  it("seals every note so that the application opens it", async () => {
    const noted = await read(garment, (tx) =>
      tx.conversation.findMany({
        where: { notesCipher: { not: null } },
        select: { id: true, notesCipher: true },
        take: 20,
      }),
    );
    for (const { id, notesCipher } of noted) {
      expect(unseal(notesCipher ?? "", { table: "conversation", column: "notes", id })).toMatch(/\w{3}/);
    }
  });

  it("rings nobody's telephone and fills nobody's mailbox", async () => {
    const points = await read(garment, (tx) =>
      tx.contactPoint.findMany({ select: { kind: true, value: true } }),
    );
    const phones = points.filter(({ kind }) => kind === "phone").map(({ value }) => value);
    const mails = points.filter(({ kind }) => kind === "email").map(({ value }) => value);
    expect(phones.filter((value) => !/^\+628(3[4-7]|39|54|7[456]|9[34])\d{7,8}$/.test(value))).toEqual([]);
    expect(mails.filter((value) => !/^[a-z.]+\d{3}@example\.org$/.test(value))).toEqual([]);
  });

  it("is not poured over a union that is there", async () => {
    const args = ["--conditions=react-server", "--import", "tsx", "prisma/seed.ts"];
    await expect(promisify(execFile)(process.execPath, args)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("holds a union already"),
    });
  });
});
