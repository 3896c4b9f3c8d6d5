import { beforeEach, describe, expect, it } from "vitest";
import { noFilter } from "@/features/contacts/filter.schema";
import { issuesOf } from "@/features/contacts/issues.queries";
import { listContacts } from "@/features/contacts/queries";
import { getBatch } from "@/features/imports/batch.queries";
import { setOverwrite } from "@/features/imports/review/overwrite-policy.mutations";
import { createIssue } from "@/features/issues/mutations";
import { listIssues } from "@/features/issues/queries";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { Prisma, read } from "@/lib/db";
import { signedIn, systemOf, workplaceFactory } from "../../support/factories";
import { checkAll, checksums, commitAll, impactOf, readLines, undoAll } from "../../support/imports";
import { invent } from "../../support/twins";

const longEnough = 240_000;
const heading = "Nama,No Karyawan,Bagian,No HP,Keluhan";
const plain = ["Siti Aminah,K001,Jahit,083451000001,", "Budi Santoso,K002,Potong,083451000002,"];
const told = [
  'Siti Aminah,K001,Jahit,083451000001,"Upah; Jam kerja, sif"',
  "Budi Santoso,K002,Potong,083451000002,upah/Air minum/Parkir",
  "Wati Suryani,K003,Potong,083451000003,Gaji lembur",
  "Joko Widodo,K004,Potong,083451000004,Tidak ada",
];
const said = {
  recordHeadcount: false,
  groups: { "contact.issues": { "Gaji lembur": "Lembur", Parkir: "" } },
};

let ctx: Context;
let upah: string;
beforeEach(async () => {
  ctx = await signedIn();
  upah = await createIssue(ctx, { name: "Upah" });
  for (const name of ["Lembur", "Jam kerja, sif"]) await createIssue(ctx, { name });
});

async function imported(lines: readonly string[]): Promise<string> {
  const id = await readLines(ctx, "survey.csv", [heading, ...lines]);
  await checkAll(ctx, id, said);
  await commitAll(ctx, id);
  return id;
}

const names = async () => (await listIssues(ctx)).map(({ name }) => name);

/** Who has what from lists, as "Budi: Air minum". */
async function held(by: Context = systemOf(ctx)): Promise<string[]> {
  const rows = await read(by, (tx) =>
    tx.$queryRaw<{ fact: string }[]>(Prisma.sql`
      SELECT split_part(c.name, ' ', 1) || ': ' || i.name AS fact FROM contact_issue x
      JOIN contact c ON c.union_id = x.union_id AND c.id = x.contact_id JOIN issue i ON i.union_id = x.union_id AND i.id = x.issue_id
      WHERE x.union_id = ${ctx.unionId}::uuid`),
  );
  return rows.map(({ fact }) => fact).toSorted();
}

const all = [...["Budi: Air minum", "Budi: Upah", "Siti: Jam kerja, sif", "Siti: Upah", "Wati: Lembur"]];

async function idOf(name: string): Promise<string> {
  const row = await read(systemOf(ctx), (tx) =>
    tx.contact.findFirst({ where: { unionId: ctx.unionId, name }, select: { id: true } }),
  );
  return row?.id ?? "";
}

describe("the issues of a list", () => {
  it(
    "are counted once, mapped, made or ignored, and twice is once",
    async () => {
      const id = await readLines(ctx, "survey.csv", [heading, ...told]);
      const groups = (await getBatch(ctx, id)).reading?.analysis.groups["contact.issues"] ?? [];
      expect(groups.map(({ label, rows }) => [label, rows])).toEqual([
        ["Upah", 2],
        ["Jam kerja, sif", 1],
        ["Air minum", 1],
        ["Parkir", 1],
        ["Gaji lembur", 1],
      ]);
      await checkAll(ctx, id, said);
      expect((await commitAll(ctx, id)).counts).toMatchObject({ created: 4 });
      expect(await held()).toEqual(all);
      expect(await names()).toEqual(["Upah", "Lembur", "Jam kerja, sif", "Air minum"]);
      const before = await checksums(ctx);
      const again = await readLines(ctx, "survey.csv", [heading, ...told]);
      await checkAll(ctx, again, said);
      expect(await impactOf(ctx, again)).toMatchObject({ known: 4, changed: 0 });
      expect((await commitAll(ctx, again)).counts).toMatchObject({ created: 0, changed: 0, unchanged: 4 });
      expect(await checksums(ctx)).toEqual(before);
    },
    longEnough,
  );

  it(
    "go with the people they came with, and the issues that were made for them",
    async () => {
      const before = await checksums(ctx);
      await undoAll(ctx, await imported(told));
      expect(await checksums(ctx)).toEqual(before);
      expect(await names()).toEqual(["Upah", "Lembur", "Jam kerja, sif"]);
    },
    longEnough,
  );

  it(
    "are added to people who are here, shown before, and taken back to the letter",
    async () => {
      await imported(plain);
      const before = await checksums(ctx);
      const id = await readLines(ctx, "survey.csv", [heading, ...told]);
      await checkAll(ctx, id, said);
      const impact = await impactOf(ctx, id);
      expect(impact).toMatchObject({ known: 2, changed: 2, replaced: 0 });
      expect(impact.fields).toContainEqual({
        ...{ field: "contact.issues", filled: 2, replaced: 0, kept: 0 },
        pairs: [
          { from: null, to: "Upah", people: 2 },
          { from: null, to: "Air minum", people: 1 },
          { from: null, to: "Jam kerja, sif", people: 1 },
        ],
      });
      expect((await commitAll(ctx, id)).counts).toMatchObject({ created: 2, changed: 2 });
      expect(await held()).toEqual(all);
      await undoAll(ctx, id);
      expect(await checksums(ctx)).toEqual(before);
    },
    longEnough,
  );

  it(
    "stay out where ours are to be kept, and make no issue then",
    async () => {
      await imported(plain);
      const id = await readLines(ctx, "survey.csv", [heading, ...told.slice(0, 2)]);
      await checkAll(ctx, id, said);
      await setOverwrite(ctx, { batchId: id, field: "contact.issues", rule: "ours" });
      expect(await impactOf(ctx, id)).toMatchObject({ changed: 0 });
      expect((await commitAll(ctx, id)).counts).toMatchObject({ changed: 0, unchanged: 2 });
      expect(await held()).toEqual([]);
      expect(await names()).not.toContain("Air minum");
    },
    longEnough,
  );

  it(
    "of two rows of one person are hers together",
    async () => {
      await imported([
        "Siti Aminah,K001,Jahit,083451000001,Upah",
        "Siti Aminah,K001,Jahit,083451000001,upah; Lembur",
      ]);
      expect(await held()).toEqual(["Siti: Lembur", "Siti: Upah"]);
    },
    longEnough,
  );

  it(
    "that somebody else has taken up stay when the import is undone",
    async () => {
      const id = await imported(told);
      await invent(ctx, { name: "Rina", raised: ["Air minum"] });
      await undoAll(ctx, id);
      expect(await names()).toEqual(["Upah", "Lembur", "Jam kerja, sif", "Air minum"]);
    },
    longEnough,
  );
});

describe("somebody's issues", () => {
  it(
    "are each there once, with the conversation and the list, and she is counted once",
    async () => {
      const id = await invent(ctx, { name: "Rina", listed: ["Upah", "Lembur"], raised: ["Upah"] });
      expect(await issuesOf(ctx, id)).toMatchObject([
        { name: "Upah", conversationCount: 1, lastConversation: "2026-02-03", listedOn: "2026-03-04" },
        { name: "Lembur", conversationCount: 0, lastConversation: null, listedOn: "2026-03-04", file: null },
      ]);
      expect(await listContacts(ctx, { ...noFilter, issue: upah })).toMatchObject({
        total: 1,
        contacts: [{ id }],
      });
      await imported(told);
      expect((await listContacts(ctx, { ...noFilter, issue: upah })).total).toBe(3);
      expect(await issuesOf(ctx, await idOf("Wati Suryani"))).toMatchObject([
        { name: "Lembur", listedOn: today(ctx), file: "survey.csv" },
      ]);
    },
    longEnough,
  );

  it("are for who sees her: in the turf, no delegate, no observer, no other union", async () => {
    const [here, there] = [await workplaceFactory(ctx), await workplaceFactory(ctx)];
    const job = { employeeNumber: null, startedOn: null };
    const mine = await invent(ctx, { name: "Rina", listed: ["Upah"], job: { place: here, ...job } });
    await invent(ctx, { name: "Tuti", listed: ["Upah"], job: { place: there, ...job } });
    const union = { id: ctx.unionId, timeZone: ctx.timeZone };
    const whole = { whole: false as const, workplaceIds: [here.workplaceId], departments: [] };
    const organiser = await signedIn({ union, role: "organiser", turf: whole });
    expect(await held(organiser)).toEqual(["Rina: Upah"]);
    expect(await listContacts(organiser, { ...noFilter, issue: upah })).toMatchObject({ total: 1 });
    const departments = [{ id: here.departmentId, workplaceId: here.workplaceId }];
    const turf = { whole: false as const, workplaceIds: [], departments };
    const delegate = await signedIn({ union, role: "delegate", turf });
    expect(await held(delegate)).toEqual([]);
    expect(await issuesOf(delegate, mine)).toEqual([]);
    const observer = await signedIn({ union, role: "observer" });
    expect(await held(observer)).toEqual([]);
    await expect(issuesOf(observer, mine)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await held(await signedIn())).toEqual([]);
  });
});
