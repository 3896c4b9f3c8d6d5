import { expect, it } from "vitest";
import { analyse } from "./detect/analyse";
import { decide } from "./mapping/decisions";
import { carriedOver, headingsKey, nameFor, ownDecisions, placeToday } from "./templates";

const options = { defaultCountry: "ID", today: "2026-11-23" };
const rows = (lines: readonly string[]) =>
  lines.map((line, at) => ({
    number: at + 1,
    cells: line
      .split("|")
      .map((text) => (text ? { kind: "text" as const, text } : { kind: "empty" as const })),
  }));
const reading = (lines: readonly string[]) => ({ analysis: analyse(rows(lines), options) });

const october = reading([
  "Nama|Bagian|No HP",
  "Siti A|Jahit|081234567801",
  "Budi B|Potong|081234567802",
  "Wati C|Gudang|081234567803",
]);
const november = reading([
  "NAMA|Bagian|No. HP",
  "Deni D|Gudang|081234567804",
  "Eko E|JAHIT|081234567805",
  "Fitri F|Bordir|081234567806",
]);

it("knows the same columns whatever their case, and others as others", () => {
  expect(headingsKey(november.analysis)).toBe(headingsKey(october.analysis));
  expect(headingsKey(reading(["Nama|Bagian|Alamat", "Siti A|Jahit|Jl. Melati"]).analysis)).not.toBe(
    headingsKey(october.analysis),
  );
});

it("takes mended rows for some of the list, not for everybody who works there", () => {
  const decisions = decide(
    { ...october, file: { container: "text", sheets: [] }, sheets: [0], alike: [], rows: [] },
    {
      ...{ purpose: "roster", fields: {}, dateOrders: {}, groups: {} },
      ...{ place: { employer: "PT A", workplace: "Bekasi" }, recordHeadcount: true },
    },
  );
  const mended = reading(["Row|Reason|Nama|Bagian|No HP", "7|No name|Siti A|Jahit|081234567801"]);
  expect(carriedOver(decisions, november).recordHeadcount).toBe(true);
  expect(carriedOver(decisions, mended).recordHeadcount).toBe(false);
});

it("carries over fields, names of departments by their spelling, and the rest", () => {
  const decisions = decide(
    { ...october, file: { container: "text", sheets: [] }, sheets: [0], alike: [], rows: [] },
    {
      purpose: "members",
      members: "listed",
      fields: { "2": "ignore" },
      dateOrders: {},
      groups: { "job.department": { Jahit: "Sewing", Potong: "Cutting", Gudang: "" } },
      place: { employer: "PT A", workplace: "Bekasi" },
      recordHeadcount: false,
    },
  );
  const carried = carriedOver(decisions, november);
  expect(carried).toMatchObject({ purpose: "members", members: "listed", place: { workplace: "Bekasi" } });
  expect(carried.fields["2"]).toBe("ignore");
  expect(carried.groups["job.department"]).toEqual({ JAHIT: "Sewing", Gudang: "", Bordir: "Bordir" });
});

it("offers what was decided for a file to the file of its rejected rows", () => {
  const rejected = reading([
    "Baris|Alasan|Nama|Bagian|No HP",
    "4|tanpa nama|Deni D|Gudang|081234567804",
    "9|tanpa nama|Eko E|Bordir|081234567805",
  ]);
  expect(headingsKey(rejected.analysis)).toBe(headingsKey(october.analysis));
  const file = { container: "text" as const, sheets: [] };
  const whole = { ...october, file, sheets: [0], alike: [], rows: [] };
  const decisions = decide(whole, {
    purpose: "members",
    fields: { "2": "ignore" },
    dateOrders: {},
    groups: { "job.department": { Gudang: "Warehouse" } },
    place: null,
    recordHeadcount: false,
  });
  const kept = ownDecisions(decisions, october.analysis);
  const carried = carriedOver(kept, rejected);
  expect(carried.fields).toEqual({
    ...{ "0": "ignore", "1": "ignore", "2": "contact.name", "3": "job.department", "4": "ignore" },
  });
  expect(carried.groups["job.department"]).toEqual({ Gudang: "Warehouse", Bordir: "Bordir" });
  const again = ownDecisions(decide({ ...whole, ...rejected }, carried), rejected.analysis);
  expect(again.mapping.columns.map(({ index, field }) => [index, field])).toEqual(
    kept.mapping.columns.map(({ index, field }) => [index, field]),
  );
});

it.each([
  ["roster-cikarang-2026-11.xlsx", "roster-cikarang"],
  ["COS OKT 2026.xlsx", "COS"],
  ["Data Karyawan (Nov 2026).xlsx", "Data Karyawan"],
  ["2026-11.csv", "2026-11.csv"],
  ["p3b.csv", "p3b"],
  ["utf16.txt", "utf16"],
  ["iuran_202611.csv", "iuran"],
  ["Line 4B okt26.csv", "Line 4B"],
])("names the choices of %s", (file, name) => {
  expect(nameFor(file)).toBe(name);
});

it("finds the workplace that the first import made, and forgets one that is gone", () => {
  const there = [{ id: "w1", name: "Bekasi 2" }];
  expect(placeToday({ employer: "PT A", workplace: "BEKASI 2" }, there)).toEqual({ workplaceId: "w1" });
  expect(placeToday({ employer: "PT A", workplace: "Karawang" }, there)).toEqual({
    ...{ employer: "PT A", workplace: "Karawang" },
  });
  expect(placeToday({ workplaceId: "w1" }, there)).toEqual({ workplaceId: "w1" });
  expect(placeToday({ workplaceId: "w2" }, there)).toBeNull();
});
