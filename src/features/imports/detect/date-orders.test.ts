import { describe, expect, it } from "vitest";
import { understand } from "../../../../tests/support/sheets";

const list = (heading: string, dates: readonly string[]) =>
  [`Nama|${heading}`, ...dates.map((date, at) => `Pekerja ${"ABCDEFGHIJ"[at] ?? "Z"}a|${date}`)].join("\n");
const birth = (dates: readonly string[]) => understand(list("Tgl Lahir", dates));
const facts = (dates: readonly string[]) => birth(dates).analysis.columns[1]?.facts;

describe("day or month first", () => {
  it("is read off American days with a time behind them", () => {
    const { people, analysis } = birth(["12/31/1985 0:00", "3/4/1990 0:00", "11/30/1979 12:00 AM"]);
    expect(people.map(({ birthDate }) => birthDate)).toEqual(["1985-12-31", "1990-03-04", "1979-11-30"]);
    expect(analysis.columns[1]?.facts).toEqual({ dateOrder: "month_first", hasDateOrder: true });
  });

  it("is asked where every day fits both ways, with a time behind them too", () => {
    expect(facts(["3/4/1990 0:00", "5/6/1985 0:00"])).toMatchObject({ dateOrderAmbiguous: true });
  });

  it("is asked where both orders occur", () => {
    expect(facts(["25/04/1990", "24/05/1988", "04/13/1990"])).toMatchObject({
      dateOrder: "day_first",
      dateOrderAmbiguous: true,
    });
  });

  it("is what all but a slip say, and the slip is told", () => {
    const many = Array.from({ length: 12 }, (_, at) => `${13 + at}/05/1990`);
    const { analysis, people } = birth([...many, "04/13/1990"]);
    expect(analysis.columns[1]?.facts).toMatchObject({ dateOrder: "day_first", dateOrderClear: true });
    expect(analysis.issues.map(({ code }) => code)).not.toContain("ambiguous_dates");
    expect(people.at(-1)).toMatchObject({ birthDate: null, warnings: [{ kind: "not_a_date" }] });
  });

  it("is asked where one cell would decide for all the others", () => {
    const one = ["04/13/1990", "01/02/1985", "03/04/1986", "05/06/1987", "07/08/1988"];
    expect(facts(one)).toMatchObject({ dateOrder: "month_first", dateOrderAmbiguous: true });
    expect(facts(["04/13/1990", "01/02/1985", "12/31/1986", "05/06/1987", "07/08/1988"])).not.toHaveProperty(
      "dateOrderAmbiguous",
    );
  });

  it("is no question of days that say it themselves", () => {
    expect(facts(["1990-04-03", "3 April 1990", "17081995"])).toEqual({ dateOrder: "day_first" });
  });

  it("is decided by the citizen numbers", () => {
    const { analysis, people } = understand(`
Nama|NIK KTP|Tgl Lahir
Siti Aminah|'3729344503900021|03/05/1990
Budi Santoso|'3729340702850022|02/07/1985
Wati Suryani|'3729344811880023|11/08/1988`);
    expect(analysis.columns[2]?.facts).toMatchObject({
      dateOrder: "month_first",
      dateOrderAmbiguous: false,
      dateOrderBy: { code: "national_id", column: "B" },
    });
    expect(people.map(({ birthDate, warnings }) => [birthDate, warnings.length])).toEqual([
      ["1990-03-05", 0],
      ["1985-02-07", 0],
      ["1988-11-08", 0],
    ]);
  });

  it("is suggested by a column that is sure of it, and asked all the same", () => {
    const { analysis } = understand(`
Name|Date of Birth|Hire Date
Ann Lee|12/31/1985|03/04/2010
Bob Ray|11/30/1979|05/06/2012
Cy Fox|04/25/1990|01/02/2015`);
    expect(analysis.columns[2]?.facts).toMatchObject({
      dateOrder: "month_first",
      dateOrderAmbiguous: true,
      dateOrderBy: { code: "column", column: "B" },
    });
    expect(analysis.issues).toContainEqual({ code: "ambiguous_dates", params: { columns: "C" } });
  });
});
