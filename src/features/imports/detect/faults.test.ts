import { describe, expect, it } from "vitest";
import { readRoster } from "../../../../tests/support/rosters";
import { understand } from "../../../../tests/support/sheets";

describe("what lists that nobody here had seen were misread by", () => {
  it.each(["(1)|(2)|(3)|(4)|(5)|(6)|(7)", "1|2|3|4|5|6|7"])(
    "a row %s that numbers the columns",
    (numbering) => {
      const { fields, people } = understand(`
NO|NIK|NAMA|UNIT KERJA|||TGL MASUK
|||BAGIAN|LINE|SHIFT|
${numbering}
1|22050014|Siti Aminah|Jahit|L1|1|02/03/2015
2|22050015|Budi Santoso|Potong|L2|2|14/08/2018`);
      expect(fields).toEqual([
        ...["ignore", "job.employeeNumber", "contact.name", "job.department"],
        ...["job.line", "job.shift", "job.startedOn"],
      ]);
      expect(people).toHaveLength(2);
    },
  );

  it("ditto marks are what stands above, and no name is repeated by one", async () => {
    const lines = ["NIK;Nama;Bagian;Shift", "22050014;Siti Aminah;Jahit;1", "22050015;Budi Santoso;'';,,"];
    const { people, analysis } = await readRoster(
      [...lines, "22050016;Ani Lestari;sda;2", "22050017;'';Potong;2"].join("\n"),
    );
    expect(people.map(({ name, job }) => [name, job.department, job.shift])).toEqual([
      ["Siti Aminah", "Jahit", "1"],
      ["Budi Santoso", "Jahit", "1"],
      ["Ani Lestari", "Jahit", "2"],
    ]);
    expect(analysis.groups["job.department"]?.map(({ label, rows }) => [label, rows])).toEqual([
      ["Jahit", 3],
    ]);
  });

  it.each([
    ["Burke, Travis S. Jr.", "Travis S. Burke Jr."],
    ["Whitfield, III, Amber L.", "Amber L. Whitfield III"],
    ["Whitfield III, Amber L.", "Amber L. Whitfield III"],
    ["Whitfield, Jer.", "Jer. Whitfield"],
    ["Siti Aminah, S.H.", "Siti Aminah, S.H."],
    ['=HYPERLINK("http://x.example","klik")', '=HYPERLINK("http://x.example","klik")'],
  ])("the name %s is %s", (written, name) => {
    expect(understand(`Emp No|Name|Dept\n1001|${written}|A\n1002|Kim Lee|B`).people[0]?.name).toBe(name);
  });

  it.each(["(kosong)", "OPEN BID", "VACANT", "[open position]"])("%s is no person", (name) => {
    const { people, rejected } = understand(`Emp No|Name|Dept\n1001|${name}|A\n1002|Kim Lee|B`);
    expect([people.length, rejected.map(({ reason }) => reason)]).toEqual([1, ["placeholder_name"]]);
  });

  it("the usual abbreviations of an American local", () => {
    const { analysis } = understand(
      `
Emp ID|Name|Home Ph.|Birth|Sen. Date|Card|Card Dt.|SS# (last 4)|1-5|Check-off|Dues|Loc|Sched
1001|Burke, Travis|(313) 555-0142|03/14/1975|06/01/1999|Y|06/05/2001|1234|3|check-off|25.00|Plant 2|Days
1002|Ortiz, Ana|(313) 555-0152|04/24/1985|06/01/2009|N||2234|2|cash|25.00|Plant 2|Nights
1003|Lee, Kim|(313) 555-0162|05/04/1965|07/01/1995|Y|07/05/2001|3234|1|check-off|25.00|Plant 2|Days`,
      { defaultCountry: "US" },
    );
    const said = analysis.columns.map(({ field, confidence, why }) =>
      why.code === "sensitive" ? "sensitive" : confidence < 0.6 ? "asked" : field,
    );
    expect(said).toEqual([
      ...["job.employeeNumber", "contact.name", "contact.phones", "contact.birthDate", "job.startedOn"],
      ...["asked", "membership.joinedOn", "sensitive", "asked", "asked"],
      ...["dues.amount", "job.workplace", "job.shift"],
    ]);
  });

  it.each([
    [
      ["Regu A", "R-A", "Reg. A", "Grup A", "A", "B"],
      [5, 1],
    ],
    [
      ["1", "1st", "Days", "2nd", "Shift 2", "Mids", "3rd"],
      [3, 2, 2],
    ],
  ])("%j are so many shifts", (shifts, sizes) => {
    const rows = shifts.map((shift, at) => `2205001${at}|Siti Aminah|${shift}`).join("\n");
    const { analysis } = understand(`NIK|Nama|Shift\n${rows}`);
    expect(analysis.groups["job.shift"]?.map(({ spellings }) => spellings.length)).toEqual(sizes);
  });

  it("a joining day that is still ahead is left out, with a warning", async () => {
    const { people, warnings } = await readRoster(
      "Nama,No KTA,Tgl Bergabung\nSiti Aminah,K-1001,31/12/2026\nBudi Santoso,K-1002,13/01/2020",
    );
    expect(people.map(({ membership }) => membership.joinedOn)).toEqual([null, "2020-01-13"]);
    expect(warnings).toEqual(["Siti Aminah: memberSince out_of_range"]);
  });

  it("a well-quoted cell of more than a megabyte is one cell", async () => {
    const cell = "ab\n".repeat(400_000);
    const { people, rejected } = await readRoster(
      `Nama,NIK,Catatan\nSiti Aminah,22050014,"${cell}"\nBudi Santoso,22050015,baik`,
    );
    expect([people.map(({ name }) => name), rejected.map(({ reason }) => reason)]).toEqual([
      ["Budi Santoso"],
      ["cell_too_long"],
    ]);
  });
});
