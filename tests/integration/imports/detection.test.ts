import { expect, it } from "vitest";
import { getBatch } from "@/features/imports/batch.queries";
import { chooseSheets } from "@/features/imports/choices.mutations";
import { getChoices } from "@/features/imports/queries";
import { listRows } from "@/features/imports/rows.queries";
import { removeTemplate, renameTemplate } from "@/features/imports/templates.mutations";
import { listTemplates, templateOfBatch, templatesFor } from "@/features/imports/templates.queries";
import { Prisma, read } from "@/lib/db";
import { signedIn, systemOf } from "../../support/factories";
import { checkAll, commitAll, countOf, readLines, readUpload, work } from "../../support/imports";
import { fileOf, inline, workbook } from "../../support/workbooks";

type Ctx = Awaited<ReturnType<typeof signedIn>>;

const members = (ctx: Ctx) =>
  countOf(ctx, Prisma.sql`SELECT count(*)::int AS n FROM membership WHERE union_id = ${ctx.unionId}::uuid`);

const table = (rows: readonly (readonly string[])[]) =>
  rows
    .map((cells, row) => {
      const inner = cells
        .map((text, at) => (text ? inline(`${"ABCDEFG"[at]}${row + 1}`, text) : ""))
        .join("");
      return `<row r="${row + 1}">${inner}</row>`;
    })
    .join("");

const heading = ["No", "Nama", "No Karyawan", "No HP"];
const line = (name: string, people: readonly string[][]) => ({
  name,
  rows: table([[`DAFTAR ${name}`], [], heading, ...people, ["", "JUMLAH", "", ""]]),
});

it("reads sheets with the same columns together, their names as departments", async () => {
  const ctx = await signedIn();
  const file = fileOf(
    workbook({
      sheets: [
        { name: "PETUNJUK", rows: table([["Isi sesuai contoh"]]) },
        line("JAHIT", [
          ["1", "Siti Aminah", "K0001", "081234567801"],
          ["2", "Budi Santoso", "K0002", "081234567802"],
        ]),
        line("POTONG", [
          ["1", "Wati Suryani", "K0003", "081234567803"],
          ["2", "#N/A", "K0009", ""],
          ["3", "", "K0010", "081234567810"],
        ]),
      ],
    }),
  );
  const id = await readUpload(ctx, file);
  const first = await getBatch(ctx, id);
  expect(first.reading).toMatchObject({ sheets: [2], alike: [1, 2], named: [1, 2] });
  expect((await getChoices(ctx, id)).choices.recordHeadcount).toBe(false);
  await chooseSheets(ctx, { batchId: id, sheets: [2, 1] });
  await work(ctx, "import.read", id);
  const { reading, sheet } = await getBatch(ctx, id);
  expect(sheet).toBe("JAHIT, POTONG");
  const named = reading?.analysis.columns.find(({ origin }) => origin === "sheet");
  expect(named).toMatchObject({ field: "ignore", samples: ["JAHIT", "POTONG"], filled: 5 });
  await checkAll(ctx, id, { fields: { [String(named?.index)]: "job.department" } });
  const { rows } = await listRows(ctx, { batchId: id, filter: "rejected" });
  expect(rows.map(({ row, sheet: of }) => [of, row])).toContainEqual(["POTONG", 6]);
  await commitAll(ctx, id);
  const jobs = await read(systemOf(ctx), (tx) =>
    tx.job.findMany({
      where: { unionId: ctx.unionId },
      select: { employeeNumber: true, department: { select: { name: true } } },
      orderBy: { employeeNumber: "asc" },
    }),
  );
  expect(jobs.slice(0, 3).map((job) => [job.employeeNumber, job.department?.name])).toEqual([
    ["K0001", "JAHIT"],
    ["K0002", "JAHIT"],
    ["K0003", "POTONG"],
  ]);
});

it("makes members of those on a member list, and of nobody on a check-off list", async () => {
  const ctx = await signedIn();
  const list = await readLines(ctx, "daftar-anggota.csv", [
    "Nama,No HP,Bagian",
    "Siti Aminah,081234567801,Jahit",
    "Budi Santoso,081234567802,Potong",
  ]);
  expect((await getBatch(ctx, list)).reading?.analysis).toMatchObject({
    purpose: "members",
    purposeWhy: { code: "title" },
  });
  expect((await checkAll(ctx, list)).decisions).toMatchObject({
    purpose: "members",
    mapping: { members: "listed" },
  });
  await commitAll(ctx, list);
  expect(await members(ctx)).toBe(2);

  const dues = [
    "NIK,Nama,Bagian,Pot. COS",
    "K00001,ANI LESTARI,Jahit,25000",
    "K00002,DENI DARMA,Jahit,0",
    "K00003,EKO PUTRA,Jahit,Rp 25.000",
  ];
  const unsaid = await readLines(ctx, "cos-oktober.csv", dues);
  expect((await checkAll(ctx, unsaid)).decisions).toMatchObject({
    purpose: "dues",
    mapping: { members: "stated" },
  });
  await commitAll(ctx, unsaid);
  expect(await members(ctx)).toBe(2);

  const said = await readLines(ctx, "cos-november.csv", dues);
  await checkAll(ctx, said, { members: "paying" });
  await commitAll(ctx, said);
  expect(await members(ctx)).toBe(4);
});

it("asks for no workplace for contacts of several kinds", async () => {
  const ctx = await signedIn();
  const id = await readLines(ctx, "kontak.csv", [
    "Nama,E-mail",
    "Siti Aminah,siti@example.org",
    "Budi Santoso,budi@example.org",
  ]);
  await checkAll(ctx, id, { place: null, recordHeadcount: false });
  await commitAll(ctx, id);
  expect(
    await countOf(
      ctx,
      Prisma.sql`SELECT count(*)::int AS n FROM contact WHERE union_id = ${ctx.unionId}::uuid`,
    ),
  ).toBe(2);
});

it("takes a cell apart as the admin says", async () => {
  const ctx = await signedIn();
  const id = await readLines(ctx, "list.csv", [
    "Nama;Bagian",
    "22050014 Siti Aminah;Jahit / 1",
    "22050015 Budi Santoso;Potong / 2",
  ]);
  await checkAll(ctx, id, {
    splits: {
      "0": { mark: "space", fields: ["job.employeeNumber", "contact.name"] },
      "1": { mark: "slash", fields: ["job.department", "job.shift"] },
    },
  });
  await commitAll(ctx, id);
  const jobs = await read(systemOf(ctx), (tx) =>
    tx.job.findMany({
      where: { unionId: ctx.unionId },
      select: {
        employeeNumber: true,
        department: { select: { name: true } },
        shift: { select: { name: true } },
        contact: { select: { name: true } },
      },
      orderBy: { employeeNumber: "asc" },
    }),
  );
  expect(
    jobs.map((job) => [job.contact.name, job.employeeNumber, job.department?.name, job.shift?.name]),
  ).toEqual([
    ["Siti Aminah", "22050014", "Jahit", "1"],
    ["Budi Santoso", "22050015", "Potong", "2"],
  ]);
});

it("remembers what was decided for the next file with the same columns, and only for it", async () => {
  const ctx = await signedIn();
  const lines = (name: string, number: string) => ["Nama,No Karyawan,Bagian", `${name},${number},Jahit`];
  const first = await readLines(ctx, "data-2026-10.csv", lines("Siti Aminah", "K00001"));
  await checkAll(ctx, first, { purpose: "roster", groups: { "job.department": { Jahit: "Sewing" } } });
  await commitAll(ctx, first);
  expect(await templateOfBatch(ctx, first)).toMatchObject({ name: "data" });

  const second = await readLines(ctx, "data-2026-11.csv", lines("Budi Santoso", "K00002"));
  const { reading, decisions } = await getBatch(ctx, second);
  expect(decisions).toBeNull();
  const [offer, ...others] = reading ? await templatesFor(ctx, reading) : [];
  expect(others).toEqual([]);
  expect(offer).toMatchObject({
    name: "data",
    choices: { purpose: "roster", groups: { "job.department": { Jahit: "Sewing" } }, recordHeadcount: true },
  });
  await checkAll(ctx, second, offer?.choices);
  await commitAll(ctx, second);
  expect(await listTemplates(ctx)).toHaveLength(1);

  const other = await readLines(ctx, "data-2026-12.csv", [
    "Nama,No Karyawan,Alamat",
    "Eko Putra,K00003,Jl. Melati",
  ]);
  const unlike = (await getBatch(ctx, other)).reading;
  expect(unlike && (await templatesFor(ctx, unlike))).toEqual([]);

  const id = offer?.id ?? "";
  await renameTemplate(ctx, { id, name: "Pabrik Bekasi" });
  expect((await listTemplates(ctx)).map(({ name }) => name)).toEqual(["Pabrik Bekasi"]);
  await removeTemplate(ctx, { id });
  await expect(removeTemplate(ctx, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("keeps what it read of a file with signs that no database takes", async () => {
  const ctx = await signedIn();
  const smile = "\u{1F600}";
  const rows = [
    `<row r="1">${inline("A1", `Nama_x0000_${smile.repeat(60)}`)}${inline("B1", "No_xD800_ HP")}</row>`,
    `<row r="2">${inline("A2", "Siti_x0000_ Aminah_xDC00_")}${inline("B2", "081234567890")}</row>`,
    `<row r="3">${inline("A3", `B${smile.repeat(300)}`)}${inline("B3", "081234567891")}</row>`,
  ];
  const id = await readUpload(ctx, fileOf(workbook({ sheets: [{ name: "A", rows: rows.join("") }] })));
  const batch = await getBatch(ctx, id);
  expect(batch).toMatchObject({ state: "mapping", reading: { analysis: { dataRows: 2 } } });
  const fields = { "0": "contact.name", "1": "contact.phones" } as const;
  expect((await checkAll(ctx, id, { fields })).state).toBe("ready");
  expect((await commitAll(ctx, id)).counts).toMatchObject({ created: 2 });
});
