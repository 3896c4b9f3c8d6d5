import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "@/lib/spreadsheets/cell";
import { serialToDate } from "@/lib/spreadsheets/serial-date";
import { parseBirthPlaceDate, parseDate } from "./date";

const text = (value: string): Cell => ({ kind: "text", text: value });
const number = (value: number): Cell => ({ kind: "number", number: value, text: String(value) });
const past = { order: "day_first", meaning: "past", today: "2026-11-23" } as const;

describe("dates", () => {
  it.each([
    ["24/10/1999", "1999-10-24"],
    ["24-10-99", "1999-10-24"],
    ["1.2.2003", "2003-02-01"],
    ["2007-01-02", "2007-01-02"],
    ["20070102", "2007-01-02"],
    ["4 Agt 2012", "2012-08-04"],
    ["18 Feb 2024", "2024-02-18"],
    ["1 September 1991", "1991-09-01"],
    ["12 Desember 2019", "2019-12-12"],
    ["3-Mei-19", "2019-05-03"],
    ["7 Peb 2001", "2001-02-07"],
    ["March 5, 2010", "2010-03-05"],
    ["2024-04-09T16:49:07-05:00", "2024-04-09"],
    ["13/01/18", "2018-01-13"],
    ["17081995", "1995-08-17"],
    ["7081995", "1995-08-07"],
    ["Senin, 17 Agustus 1995", "1995-08-17"],
    ["Jum'at 17 Agustus 1995", "1995-08-17"],
    ["Monday, August 17, 1995", "1995-08-17"],
    ["Mon 17 Aug 1995", "1995-08-17"],
    ["17 VIII 1995", "1995-08-17"],
    ["17-VIII-1995", "1995-08-17"],
    ["17\\8\\1995", "1995-08-17"],
    ["17//08//1995", "1995-08-17"],
    ["17--08--1995", "1995-08-17"],
    ["17/08/1995,", "1995-08-17"],
    ["17/08/1995 0:00", "1995-08-17"],
    ["17/08/1995 00:00:00", "1995-08-17"],
    ["17/8/'95", "1995-08-17"],
    ["1995-Aug-17", "1995-08-17"],
    ["1995 Agustus 17", "1995-08-17"],
    ["Aug-17-1995", "1995-08-17"],
    ["Aug. 17, 1995", "1995-08-17"],
    ["17th of August 1995", "1995-08-17"],
    ["34928.5", "1995-08-17"],
    ["Tgl 17 Agustus 1995", "1995-08-17"],
    ["tgl. 17-08-1995", "1995-08-17"],
    ["per 17 Agustus 1995", "1995-08-17"],
  ])("%s is %s", (written, date) => {
    expect(parseDate(text(written), past)).toMatchObject({ date });
  });

  it("reads days that a sheet took for numbers, of either age of Excel", () => {
    const read = (value: number, more = {}) => parseDate({ ...number(value), ...more } as Cell, past).date;
    expect([read(17_081_995), read(7_081_995), read(19_950_817), read(34_928), read(34_928.5)]).toEqual([
      "1995-08-17",
      "1995-08-07",
      "1995-08-17",
      "1995-08-17",
      "1995-08-17",
    ]);
    expect(read(33_466, { is1904: true })).toBe("1995-08-17");
    expect(read(8_171_995, {})).toBe(null);
    expect(parseDate(number(8_171_995), { ...past, order: "month_first" }).date).toBe("1995-08-17");
  });

  it("takes no number of a person for a day", () => {
    for (const written of ["22050014", "99999999", "1234567", "2205.0014"])
      expect(parseDate(text(written), past).date).toBe(null);
  });

  it.each([
    ["31-02-2020", "not_a_date"],
    ["29-2-1900", "not_a_date"],
    ["2/13/2021", "not_a_date"],
    ["1900-01-00", "not_a_date"],
    ["0000-00-00", "not_a_date"],
    ["besok", "not_a_date"],
    ["01-01-20255", "not_a_date"],
    ["Oktober 2007", "month_only"],
    ["10/2007", "month_only"],
    ["2007", "month_only"],
    ["01/01/2150", "out_of_range"],
    ["01/01/1850", "out_of_range"],
  ])("%s is none: %s", (written, warning) => {
    expect(parseDate(text(written), past)).toEqual({ date: null, warning });
  });

  it("reads the month first where the column does", () => {
    expect(parseDate(text("03/04/2005"), { ...past, order: "month_first" }).date).toBe("2005-03-04");
  });

  it("takes two digits of a birth for the last century when they would make a child", () => {
    expect(parseDate(text("04/05/20"), { ...past, meaning: "birth" }).date).toBe("1920-05-04");
    expect(parseDate(text("04/05/27"), { ...past, meaning: "any" }).date).toBe("2027-05-04");
  });

  it("parts the place from the date", () => {
    const birth = { ...past, meaning: "birth" } as const;
    expect(parseBirthPlaceDate(text("PURWAKARTA, 11/12/98"), birth)).toEqual({
      place: "Purwakarta",
      date: "1998-12-11",
    });
    expect(parseBirthPlaceDate(text("Tegal 11 Mei 2002"), birth)).toEqual({
      place: "Tegal",
      date: "2002-05-11",
    });
    expect(parseBirthPlaceDate(text("Subang"), birth)).toEqual({ place: "Subang", date: null });
    expect(parseBirthPlaceDate(text("-"), birth)).toEqual({ place: null, date: null });
  });

  it("knows that 29 February 1900 never was", () => {
    expect([59, 60, 61].map((serial) => serialToDate(serial))).toEqual(["1900-02-28", null, "1900-03-01"]);
  });

  it("reads back every day in every notation", () => {
    const day = fc.date({ min: new Date("1930-01-01"), max: new Date("2026-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.constantFrom("-", "/", "."), (date, mark) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = iso.split("-");
        expect(parseDate(text([dayOfMonth, month, year].join(mark)), past).date).toBe(iso);
        const named = date.toLocaleDateString("id-ID", {
          day: "numeric",
          month: "long",
          year: "numeric",
          timeZone: "UTC",
        });
        expect(parseDate(text(named), past).date).toBe(iso);
      }),
    );
  });

  it("never throws and never gives a day that is none", () => {
    fc.assert(
      fc.property(fc.string(), (written) => {
        const { date } = parseDate(text(written), past);
        if (date !== null) expect(new Date(date).toISOString().slice(0, 10)).toBe(date);
      }),
    );
  });
});
