import iconv from "iconv-lite";
import { expect, it } from "vitest";
import { getBatch } from "@/features/imports/batch.queries";
import { chooseReadingOptions } from "@/features/imports/choices.mutations";
import { listRows } from "@/features/imports/rows.queries";
import { templatesFor } from "@/features/imports/templates.queries";
import { read } from "@/lib/db";
import { csvLine } from "@/lib/spreadsheets/formula-guard";
import { rowsExport } from "../../support/exports";
import { signedIn, systemOf } from "../../support/factories";
import { checkAll, commitAll, readLines, readUpload, work } from "../../support/imports";
import { tableOf, xlsxOf } from "../../support/tables";
import { fileOf } from "../../support/workbooks";

type Ctx = Awaited<ReturnType<typeof signedIn>>;

const peopleOf = (ctx: Ctx) =>
  read(systemOf(ctx), (tx) =>
    tx.contact.findMany({
      where: { unionId: ctx.unionId },
      select: {
        name: true,
        doNotContact: true,
        isMember: true,
        contactPoints: { select: { kind: true, consent: true } },
        jobs: { select: { contractType: true, department: { select: { name: true } } } },
      },
      orderBy: { name: "asc" },
    }),
  );

it("takes a word for what the admin says it means, and keeps that for the next file", async () => {
  const ctx = await signedIn();
  const lines = (names: readonly string[]) => [
    "Nama,No Karyawan,Status Karyawan,Status Anggota",
    ...names.map(
      (name, at) =>
        `${name},K000${at + names.length},${at % 2 ? "PKWT" : "Borong Lepas"},${at % 2 ? "Aktif" : "Skorsing"}`,
    ),
  ];
  const id = await readLines(ctx, "oktober.csv", lines(["Ani Lestari", "Budi Santoso"]));
  const { reading } = await getBatch(ctx, id);
  expect(reading?.analysis.words).toMatchObject({
    "job.contractType": [
      { text: "Borong Lepas", rows: 1, code: null },
      { text: "PKWT", rows: 1, code: "fixed_term" },
    ],
    "membership.isMember": [
      { text: "Skorsing", rows: 1, code: null },
      { text: "Aktif", rows: 1, code: "yes" },
    ],
  });
  const words = {
    "job.contractType": { "borong lepas": "daily" },
    "membership.isMember": { skorsing: "no", aktif: "nonsense" },
  };
  const { counts } = await checkAll(ctx, id, { words });
  expect(counts?.warnings).toBe(0);
  await commitAll(ctx, id);
  const people = await peopleOf(ctx);
  expect(people.map(({ name, isMember, jobs }) => [name, isMember, jobs[0]?.contractType])).toEqual([
    ["Ani Lestari", false, "daily"],
    ["Budi Santoso", true, "fixed_term"],
  ]);
  expect((await getBatch(ctx, id)).reading?.analysis.values).toEqual({});

  const next = await readLines(ctx, "november.csv", lines(["Citra Dewi", "Deni Darma", "Eko Putra"]));
  const again = (await getBatch(ctx, next)).reading;
  const [offer] = again ? await templatesFor(ctx, again) : [];
  expect(offer?.choices.words).toEqual({
    "job.contractType": { "borong lepas": "daily" },
    "membership.isMember": { skorsing: "no" },
  });
});

it("groups the values of a column that the admin gave its meaning", async () => {
  const ctx = await signedIn();
  const id = await readLines(ctx, "list.csv", [
    "Nama,No Karyawan,Bag. Kerja Khusus,Posko",
    "Ani Lestari,K0001,x,JAHIT",
    "Budi Santoso,K0002,x,Jahit",
    "Citra Dewi,K0003,x,Potong",
  ]);
  const { reading } = await getBatch(ctx, id);
  const column = reading?.analysis.columns[3];
  expect([column?.heading, column?.field, column?.alternatives]).toEqual([
    "Posko",
    "ignore",
    ["job.department"],
  ]);
  await checkAll(ctx, id, {
    fields: { "2": "ignore", "3": "job.department" },
    groups: { "job.department": { Jahit: "Sewing" } },
  });
  await commitAll(ctx, id);
  const people = await peopleOf(ctx);
  expect(people.map(({ jobs }) => jobs[0]?.department?.name)).toEqual(["Sewing", "Sewing", "Potong"]);
});

it("hears whoever asked to be left alone, in whatever words", async () => {
  const ctx = await signedIn();
  const id = await readLines(ctx, "list.csv", [
    "Nama,No HP,Email,DNC,Jangan di WA,Unsubscribed",
    "Ani Lestari,081234567801,ani@example.org,STOP,,",
    "Budi Santoso,081234567802,budi@example.org,,jangan,",
    "Citra Dewi,081234567803,citra@example.org,,,opted out",
    "Deni Darma,081234567804,deni@example.org,tidak,N,no",
  ]);
  await checkAll(ctx, id);
  await commitAll(ctx, id);
  const people = await peopleOf(ctx);
  const consents = people.map(({ doNotContact, contactPoints }) => [
    doNotContact,
    ...["phone", "email"].map((kind) => contactPoints.find((point) => point.kind === kind)?.consent),
  ]);
  expect(consents).toEqual([
    [true, "unknown", "unknown"],
    [false, "withdrawn", "unknown"],
    [false, "unknown", "withdrawn"],
    [false, "unknown", "unknown"],
  ]);
});

it("reads the file again with the row of headings that the admin chose", async () => {
  const ctx = await signedIn();
  const id = await readLines(ctx, "list.csv", [
    "Nama,Bagian,Keterangan",
    "isi nama,isi bagian,isi keterangan",
    "Siapa,Di mana,Telepon",
    "Ani Lestari,Jahit,081234567801",
    "Budi Santoso,Potong,081234567802",
  ]);
  const first = await getBatch(ctx, id);
  expect([first.reading?.analysis.headerRows, first.reading?.top?.[2]]).toEqual([
    [1, 2],
    { number: 3, text: "Siapa · Di mana · Telepon" },
  ]);
  await chooseReadingOptions(ctx, { batchId: id, headerRow: 3 });
  await work(ctx, "import.read", id);
  const { reading, state, decisions } = await getBatch(ctx, id);
  expect([state, decisions, reading?.analysis.headerRows, reading?.analysis.dataRows]).toEqual([
    "mapping",
    null,
    [3],
    2,
  ]);
  expect(reading?.analysis.columns.map(({ heading }) => heading)).toEqual(["Siapa", "Di mana", "Telepon"]);
  await chooseReadingOptions(ctx, { batchId: id, headerRow: 0 });
  await work(ctx, "import.read", id);
  expect((await getBatch(ctx, id)).reading?.analysis.headerRows).toEqual([]);
  const other = await signedIn();
  await expect(chooseReadingOptions(other, { batchId: id, headerRow: 1 })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  const organiser = await signedIn({ role: "organiser", union: { id: ctx.unionId, timeZone: ctx.timeZone } });
  await expect(chooseReadingOptions(organiser, { batchId: id, headerRow: 1 })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});

it("reads a text in the letters and columns that the admin says, to the end", async () => {
  const ctx = await signedIn();
  const text = "Nama;Bagian\r\nŠárka Nováková;Šicí dílna\r\nŽofie Čápová;Šicí dílna\r\n";
  const id = await readUpload(ctx, fileOf(iconv.encode(text, "windows-1250")));
  const guessed = (await getBatch(ctx, id)).reading?.file;
  expect(guessed).toMatchObject({ encodingGuessed: true, delimiter: ";" });
  await chooseReadingOptions(ctx, { batchId: id, encoding: "windows-1250" });
  await work(ctx, "import.read", id);
  const { reading } = await getBatch(ctx, id);
  expect(reading?.file).toMatchObject({ encoding: "windows-1250", samples: ["Šárka", "Nováková", "Šicí"] });
  await checkAll(ctx, id);
  await commitAll(ctx, id);
  expect((await peopleOf(ctx)).map(({ name }) => name)).toEqual(["Šárka Nováková", "Žofie Čápová"]);
  expect((await getBatch(ctx, id)).reading?.file.samples).toBeUndefined();
});

it("leaves out who has left and the rows that a filter hides, by name", async () => {
  const ctx = await signedIn();
  const table = tableOf(`
Nama|NIK|Tgl Keluar
Ani Lestari|22050014|
Budi Santoso|22050015|31/12/2024
Citra Dewi|22050016|
Deni Darma|22050017|13/05/2099`);
  const id = await readUpload(ctx, fileOf(xlsxOf({ table, shape: { hidden: [4] } })));
  await checkAll(ctx, id, { leaveOutHidden: true });
  const { rows } = await listRows(ctx, { batchId: id, filter: "rejected" });
  expect(rows.map(({ row, notes: [reason] }) => [row, reason])).toEqual([
    [3, "has_left"],
    [4, "hidden_row"],
  ]);
});

it("takes the file of rejected rows, mended, with the choices of the file it is from", async () => {
  const ctx = await signedIn();
  const id = await readLines(ctx, "oktober.csv", [
    "Nama,No Karyawan,Bagian,No HP",
    "Ani Lestari,K0001,Jahit,081234567801",
    ",K0002,Jahit,081234567802",
    "N/A,K0003,Potong,081234567803",
  ]);
  await checkAll(ctx, id, { groups: { "job.department": { Jahit: "Sewing" } } });
  await commitAll(ctx, id);
  const { headings } = await rowsExport(ctx, { batchId: id, filter: "rejected" });
  const { rows } = await listRows(ctx, { batchId: id, filter: "rejected" });
  expect(rows.map(({ notes: [reason] }) => reason)).toEqual(["no_name", "no_name"]);
  const names = ["Budi Santoso", "Citra Dewi"];
  const mended = rows.map(({ row, notes: [reason = ""], cells }, at) => [
    String(row),
    reason,
    ...(Array.isArray(cells) ? cells : []).map((cell, column) => (column === 0 ? (names[at] ?? "") : cell)),
  ]);
  const head = ["Baris", "Alasan", ...headings.map(({ heading }) => heading)];
  const file = fileOf(`\uFEFF${[head, ...mended].map((line) => csvLine(line, ";")).join("")}`);
  const again = await readUpload(ctx, file);
  const { reading } = await getBatch(ctx, again);
  const shown = reading?.analysis.columns.map(({ field, confidence }) => [field, confidence < 0.6]);
  expect(shown).toEqual([
    ["ignore", false],
    ["ignore", false],
    ["contact.name", false],
    ["job.employeeNumber", false],
    ["job.department", false],
    ["contact.phones", false],
  ]);
  const [offer] = reading ? await templatesFor(ctx, reading) : [];
  expect(offer?.choices).toMatchObject({ groups: { "job.department": { Jahit: "Sewing" } } });
  await checkAll(ctx, again, offer?.choices);
  await commitAll(ctx, again);
  const people = await peopleOf(ctx);
  expect(people.map(({ name, jobs }) => [name, jobs[0]?.department?.name])).toEqual([
    ["Ani Lestari", "Sewing"],
    ["Budi Santoso", "Sewing"],
    ["Citra Dewi", "Potong"],
  ]);
});
