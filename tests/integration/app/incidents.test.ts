import { afterEach, describe, expect, it } from "vitest";
import { lastRuns, listIncidents } from "@/features/backups/queries";
import { pool } from "@/lib/db";
import { deleteOldIncidents, noteIncident, noteRun, numberOf } from "@/lib/incidents";
import { refusalOf } from "@/lib/refusals";
import { signedIn } from "../../support/factories";

afterEach(() => pool().query("DELETE FROM incident"));

const broken = (digest?: string) =>
  Object.assign(new TypeError("Canary Sari Wulandari 081234567890"), {
    ...(digest && { digest }),
    code: "22P02",
  });
const all = async () => (await pool().query("SELECT * FROM incident")).rows;

describe("an incident", () => {
  it("has the number that the user saw, its place and its codes", async () => {
    await noteIncident(broken("2754098812"), { kind: "page", place: "/contacts/[contactId]" });
    expect(await listIncidents(await signedIn())).toMatchObject([
      {
        number: "2754098812",
        kind: "page",
        place: "/contacts/[contactId]",
        code: "TypeError 22P02",
        times: 1,
      },
    ]);
  });

  it("is counted when it comes again", async () => {
    await noteIncident(broken("7"), { kind: "page", place: "/contacts" });
    await noteIncident(broken("7"), { kind: "page", place: "/contacts" });
    expect(await all()).toMatchObject([{ number: "7", times: 2 }]);
  });

  it("holds nothing of what the error said", async () => {
    await noteIncident(broken(), { kind: "action", place: "/contacts?q=Canary Sari" });
    expect(JSON.stringify(await all())).not.toMatch(/Sari|Wulandari|0812/);
  });

  it("has the same number wherever the same line throws it", () => {
    const errors = [1, 2].map(() => broken());
    expect(numberOf(errors[0])).toBe(numberOf(errors[1]));
  });

  it("is none while the database does not answer", async () => {
    const unreachable = Object.assign(new Error("x"), { code: "ECONNREFUSED" });
    await noteIncident(unreachable, { kind: "page", place: "/contacts" });
    expect(await all()).toEqual([]);
  });

  it("is kept for thirty days", async () => {
    await noteIncident(broken("8"), { kind: "page", place: "/contacts" });
    await noteIncident(broken("9"), { kind: "page", place: "/contacts" });
    await pool().query("UPDATE incident SET last_at = now() - interval '31 days' WHERE number = '8'");
    await deleteOldIncidents();
    expect(await all()).toMatchObject([{ number: "9" }]);
  });

  it("is made of an unforeseen refusal, not of a foreseen one", async () => {
    refusalOf(Object.assign(new Error("taken"), { code: "23505" }));
    refusalOf(new RangeError("a bug"));
    await expect.poll(all).toMatchObject([{ kind: "action", code: "RangeError" }]);
  });

  it.each(["coordinator", "organiser", "delegate", "observer"] as const)(
    "is not told to a %s",
    async (role) => {
      const ctx = await signedIn({ role });
      await expect(listIncidents(ctx)).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(lastRuns(ctx)).rejects.toMatchObject({ code: "FORBIDDEN" });
    },
  );
});

describe("the last run of a job", () => {
  afterEach(() => pool().query("DELETE FROM job_run WHERE task LIKE 'test.%'"));

  const ofTests = async () =>
    (await lastRuns(await signedIn())).filter(({ task }) => task.startsWith("test."));

  it("counts failures until it goes well", async () => {
    await noteRun("test.counted", { ms: 5, failed: true });
    await noteRun("test.counted", { ms: 5, failed: true });
    expect(await ofTests()).toMatchObject([{ failed: true, failures: 2 }]);
    await noteRun("test.counted", { ms: 1204.6, failed: false });
    expect(await ofTests()).toMatchObject([{ failed: false, failures: 0, ms: 1205 }]);
  });

  it("comes first where it failed", async () => {
    await noteRun("test.bad", { ms: 1, failed: true });
    await noteRun("test.good", { ms: 1, failed: false });
    expect((await ofTests()).map(({ task }) => task)).toEqual(["test.bad", "test.good"]);
  });
});
