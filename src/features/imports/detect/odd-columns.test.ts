import { expect, it } from "vitest";
import { understand } from "../../../../tests/support/sheets";

it("reads an address among the telephones and a telephone among the addresses", () => {
  const { people } = understand(`
Nama|No HP|Email
Siti Aminah|081234567801 / siti@example.org|
Budi Santoso||budi@example.org 0812 3456 7802
Wati Suryani|wati@example.org|
Deni Darma||lihat kartu`);
  expect(
    people.map(({ phones, emails, warnings }) => [phones[0]?.value, emails[0], warnings.length]),
  ).toEqual([
    ["+6281234567801", "siti@example.org", 0],
    ["+6281234567802", "budi@example.org", 0],
    [undefined, "wati@example.org", 0],
    [undefined, undefined, 1],
  ]);
});

it("takes a lone name beside the first names for the family's", () => {
  const { people, fields } = understand(`
Name|Vorname|Abteilung
Müller|Jörg|Montage
Schmidt|Eva Maria|Lager`);
  expect(fields.slice(0, 2)).toEqual(["contact.lastName", "contact.firstName"]);
  expect(people.map(({ name }) => name)).toEqual(["Jörg Müller", "Eva Maria Schmidt"]);
  const whole = understand(`
Nama|Nama Depan|Bagian
Siti Aminah|Siti|Jahit
Budi Santoso|Budi|Potong`);
  expect(whole.people.map(({ name }) => name)).toEqual(["Siti Aminah", "Budi Santoso"]);
});

it("knows running numbers and departments without a heading", () => {
  const { analysis } = understand(`
1|Siti Aminah|P|Sewing|081234567801
2|Budi Santoso|L|Cutting|081234567802
3|Wati Suryani|P|Packing|081234567803`);
  expect(analysis.columns.map(({ field, why }) => [field, why.code])).toEqual([
    ["ignore", "running_number"],
    ["contact.name", "values"],
    ["contact.sex", "values"],
    ["job.department", "values"],
    ["contact.phones", "values"],
  ]);
});

it("takes a grid of days for no columns of people, and a day for no telephone", () => {
  const { analysis } = understand(`
NAMA|NIK|1|2|3|Status Date
Siti Aminah|20001|P|L|P|07/01/2019
Budi Santoso|20002|L|P|L|07/22/2019`);
  expect(analysis.columns.slice(2).map(({ field }) => field)).toEqual(Array(4).fill("ignore"));
  expect(analysis.columns.slice(2, 5).every(({ confidence }) => confidence >= 0.6)).toBe(true);
});

it("reads an American union's export: whose name, which department, whose number", () => {
  const { fields, people } = understand(
    `
Mbr ID|Mbr Last|Mbr First|Dept Cd|Dept Desc|Cell Ph|Hire Dt
102345|Nguyen|Kim|220|Custodial|4155550101|08/15/2012
102346|Garcia|Luis|230|Food Svc|4155550102|09/30/2015`,
    { defaultCountry: "US" },
  );
  expect(fields.slice(0, 3)).toEqual(["membership.cardNumber", "contact.lastName", "contact.firstName"]);
  expect(people.map(({ name, job, phones }) => [name, job.department, phones[0]?.value])).toEqual([
    ["Kim Nguyen", "Custodial", "+14155550101"],
    ["Luis Garcia", "Food Svc", "+14155550102"],
  ]);
});

it("leaves the telephone of the family alone", () => {
  const { people } = understand(`
Nama Pekerja|No. HP Pribadi|No. HP Keluarga
Siti Aminah|081234567801|081299990001
Budi Santoso|081234567802|081299990002`);
  expect(people.map(({ phones }) => phones.map(({ value }) => value))).toEqual([
    ["+6281234567801"],
    ["+6281234567802"],
  ]);
});

it("says who left the union by the day of it", () => {
  const { people } = understand(`
Nama|No KTA|Tgl Masuk Anggota|Tgl Keluar Anggota
Siti Aminah|001|17/08/2019|
Budi Santoso|002|25/09/2019|31/12/2024
Wati Suryani|003|13/01/2020|31/12/2030`);
  expect(people.map(({ membership }) => membership.isMember)).toEqual([null, false, null]);
});

it.each(["PIN", "ID", "ID No."])("asks whether %s that counts up is a number of people", (heading) => {
  const { analysis } = understand(`
${heading}|Nama|No HP
1|Siti Aminah|081234567801
2|Budi Santoso|081234567802
3|Wati Suryani|081234567803`);
  expect(analysis.columns[0]).toMatchObject({
    field: "ignore",
    confidence: 0.55,
    why: { code: "running_or_own" },
  });
  expect(analysis.columns[0]?.alternatives[0]).toBe("job.employeeNumber");
  expect(analysis.issues.map(({ code }) => code)).toContain("columns_to_decide");
});

it("asks whether a column of employees that counts up is their number", () => {
  const { analysis } = understand(`
Employee|Nama|No HP
1|Siti Aminah|081234567801
2|Budi Santoso|081234567802
3|Wati Suryani|081234567803`);
  expect(analysis.columns[0]?.confidence).toBeLessThan(0.6);
  expect(analysis.columns[0]?.alternatives).toContain("job.employeeNumber");
});

it.each(["No", "No.", "#"])("asks nothing of a running number: %s", (heading) => {
  const { analysis } = understand(`
${heading}|Nama|No HP
1|Siti Aminah|081234567801
2|Budi Santoso|081234567802
3|Wati Suryani|081234567803`);
  expect(analysis.columns[0]).toMatchObject({ field: "ignore", why: { code: "running_number" } });
  expect(analysis.columns[0]?.confidence).toBeGreaterThanOrEqual(0.6);
});

it("takes the number of a fingerprint clock for people's own, though it counts up", () => {
  const { fields } = understand(`
No. Absen|Nama|No HP
1|Siti Aminah|081234567801
2|Budi Santoso|081234567802
3|Wati Suryani|081234567803`);
  expect(fields[0]).toBe("job.employeeNumber");
});

it("takes what counts up beside people's own numbers for a running number", () => {
  const { analysis } = understand(`
ID|NIK|Nama|No HP
1|22050014|Siti Aminah|081234567801
2|22050022|Budi Santoso|081234567802
3|22050031|Wati Suryani|081234567803`);
  expect(analysis.columns[0]).toMatchObject({
    field: "ignore",
    confidence: 0.85,
    why: { code: "running_number" },
  });
});
