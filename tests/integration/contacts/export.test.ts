import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { exportLines } from "@/features/contacts/export.queries";
import { columnsOf, type ExportLanguage, exportGroups } from "@/features/contacts/export.schema";
import { noFilter } from "@/features/contacts/filter.schema";
import type { Context } from "@/lib/context";
import { csvLine } from "@/lib/spreadsheets/formula-guard";
import { expectAudited } from "../../support/audit";
import { askPeople, peopleExport, reason } from "../../support/exports";
import { type Place, signedIn, workplaceFactory } from "../../support/factories";
import { checkAll, checksums, commitAll, readUpload } from "../../support/imports";
import { type Invented, invent } from "../../support/twins";

let ctx: Context;
let places: Place[];
beforeEach(async () => {
  ctx = await signedIn();
  places = [await workplaceFactory(ctx, { name: 'Plant "A", Cikarang' }), await workplaceFactory(ctx)];
});

async function fileOf(
  by: Context,
  language: ExportLanguage,
  columns: readonly string[] = exportGroups,
): Promise<string> {
  const delimiter = language === "id" ? ";" : ",";
  const headings = columnsOf(columns).map((column) => column[language]);
  const mark = "Export 12 · Dewi Lestari · Nov 30, 2026, 2:05 PM · not to be passed on";
  let text = `\uFEFF${csvLine([mark], delimiter)}${csvLine(headings, delimiter)}`;
  for await (const lines of exportLines(by, { filter: noFilter, columns, language }))
    text += lines.map((cells) => csvLine(cells, delimiter)).join("");
  return text;
}

async function importBack(text: string) {
  const file = path.join(await mkdtemp(path.join(tmpdir(), "serikat-export-")), "people.csv");
  await writeFile(file, text);
  const batchId = await readUpload(ctx, file);
  await checkAll(ctx, batchId, { place: null, recordHeadcount: false });
  return commitAll(ctx, batchId);
}

const day = fc
  .integer({ min: 0, max: 3000 })
  .map((n) => new Date(Date.UTC(2015, 0, 1 + n)).toISOString().slice(0, 10));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const phone = fc.integer({ min: 10_000_000, max: 99_999_999 }).map((n) => `+628${n}1`);

const names = fc.constantFrom(
  ...[
    "Siti Aminah",
    "O'Brien",
    'Agus "Bang" Salim',
    "Lestari, Dewi",
    "=SUM(A1)+Siti",
    "+Ayu",
    "-Rina",
    "@Joko",
  ],
  ...[
    "'Aisyah",
    "Muh. Yusuf",
    "St. Rahma; Hj.",
    "Sri",
    "Nguyễn Văn Á",
    "Dewi\u00a0Kusuma",
    "H. Ir. Budi, S.T.",
    "Siti;=cmd|' /C calc'!A0",
    "Ayu; -Rina|@b",
    "''Umar",
  ],
);

const issues = fc.subarray([
  ...["Upah", "Upah lembur", "Upah/lembur", "Upah; lembur", "Jam kerja, sif", "sif", "=SUM(A1)", "'Cuti"],
  ...["- Makan", "1. THR", "@PHK", "X|Y", "X", "Y", "+62", "Gaji", "'=1"],
]);

const invented = fc.record({
  name: names,
  nickname: maybe(fc.constantFrom("Ayu", "=Bang", "'t", "-")),
  birthDate: maybe(day),
  address: maybe(
    fc.constantFrom(
      "Jl. Melati 3; =A1",
      "'t Hof 3",
      "''t Hof",
      "Kp. Baru, +62",
      "＝1, '-2",
      "@Gang",
      "-5;'@x",
    ),
  ),
  phones: fc.uniqueArray(phone, { maxLength: 2 }),
  doNotContact: fc.boolean(),
  ended: maybe(fc.constantFrom("2016-01-01", "2017-05-05")),
  member: fc.boolean(),
  joined: day,
  card: maybe(fc.constantFrom("K-1", "00012", "=9")),
  at: fc.integer({ min: 0, max: 2 }),
  number: maybe(fc.constantFrom("007", "K12", "123456")),
  start: maybe(day),
  listed: issues,
  raised: issues,
});

type Draft = typeof invented extends fc.Arbitrary<infer T> ? T : never;

function personOf({ ended, member, joined, card, at, number, start, ...person }: Draft): Invented {
  const place = places[at];
  const before = ended ? [{ from: "2014-01-01", to: ended, card: null }] : [];
  const now = member ? [{ from: joined > "2018" ? joined : "2018-02-03", to: null, card }] : [];
  return {
    ...person,
    memberships: [...before, ...now],
    job: place ? { place, employeeNumber: number, startedOn: start } : null,
    past: at === 1 && places[0] ? { place: places[0] } : null,
  };
}

describe("an export", () => {
  it.each(["en", "id"] as const)("that is imported again changes nobody (%s)", async (language) => {
    await fc.assert(
      fc.asyncProperty(fc.array(invented, { minLength: 1, maxLength: 12 }), async (people) => {
        ctx = await signedIn();
        places = [await workplaceFactory(ctx, { name: 'Plant "A", Cikarang' }), await workplaceFactory(ctx)];
        for (const person of people) await invent(ctx, personOf(person));
        const before = await checksums(ctx);
        const { counts } = await importBack(await fileOf(ctx, language));
        expect(counts).toMatchObject({
          created: 0,
          changed: 0,
          rejected: 0,
          joined: 0,
          unchanged: people.length,
        });
        expect(await checksums(ctx)).toEqual(before);
      }),
      { numRuns: 3 },
    );
  });

  it("has no citizen number and no assessment, and nobody outside the turf", async () => {
    const [here, there] = places;
    if (!here || !there) throw new Error("two places are needed");
    const job = (place: Place) => ({ place, employeeNumber: null, startedOn: null });
    await invent(ctx, { name: "Siti Mine", nationalId: "3604121204880004", level: 1, job: job(here) });
    await invent(ctx, { name: "Budi Theirs", job: job(there) });
    const turf = { whole: false as const, workplaceIds: [here.workplaceId], departments: [] };
    const coordinator = await signedIn({
      union: { id: ctx.unionId, timeZone: ctx.timeZone },
      role: "coordinator",
      turf,
    });
    const text = await fileOf(coordinator, "en");
    expect(text).toContain("Siti Mine");
    expect(text).not.toContain("Budi");
    expect(text).not.toContain("3604");
    await peopleExport(coordinator, { filter: "q=Siti", columns: ["phones"] });
    const [row] = await expectAudited(ctx, "contact.export");
    expect(row?.details).toEqual({ people: 1, number: 1, reason, columns: ["phones"], filters: ["q"] });
  });

  it("has telephone numbers only where they were asked for", async () => {
    await invent(ctx, { name: "Siti Mine", phones: ["+6281234567890"] });
    expect(await fileOf(ctx, "en", ["work"])).not.toContain("81234567890");
    expect(await fileOf(ctx, "en", ["phones"])).toContain("81234567890");
  });

  it("says of everybody who asked not to be contacted, whatever was chosen", () => {
    const wishes = ["doNotContact", "doNotCall", "doNotEmail"];
    expect(columnsOf([]).map(({ key }) => key)).toEqual(["id", "name", "nickname", ...wishes]);
  });

  it.each(["delegate", "observer"] as const)("is refused to a %s", async (role) => {
    const by = await signedIn({ union: { id: ctx.unionId, timeZone: ctx.timeZone }, role });
    await expect(askPeople(by)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const asked = { filter: noFilter, columns: [], language: "en" as const };
    await expect(exportLines(by, asked).next()).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
