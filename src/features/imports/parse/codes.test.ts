import { describe, expect, it } from "vitest";
import type { Cell } from "@/lib/spreadsheets/cell";
import { parseLevel } from "./assessment";
import { parseContractType } from "./contract";
import { saysDeceased } from "./deceased";
import { parseEmails } from "./email";
import { parseIdNumber } from "./id-number";
import { isPlaceholderName } from "./name";
import { parseSex } from "./sex";

const text = (value: string): Cell => ({ kind: "text", text: value });

describe("words for contracts, sexes, levels and deaths", () => {
  it.each([
    ...[
      ["Permanen", "permanent"],
      ["Pekerja Tetap", "permanent"],
      ["FT", "permanent"],
      ["Regular", "permanent"],
    ],
    ...[
      ["Organik", "permanent"],
      ["Kary. Tetap", "permanent"],
      ["Pegawai Tetap", "permanent"],
      ["PNS", "permanent"],
    ],
    ...[
      ["Pegawai Kontrak", "fixed_term"],
      ["Kary. Kontrak", "fixed_term"],
      ["PKWT ke-2", "fixed_term"],
    ],
    ...[
      ["Honorer", "fixed_term"],
      ["Musiman", "fixed_term"],
      ["Seasonal", "fixed_term"],
      ["Fixed-term", "fixed_term"],
    ],
    ...[
      ["Buruh Harian Lepas", "daily"],
      ["THL", "daily"],
      ["Tenaga Harian Lepas", "daily"],
      ["Karyawan Harian", "daily"],
    ],
    ...[
      ["Zero hours", "daily"],
      ["Casual", "daily"],
      ["PT", "part_time"],
      ["Part-Time", "part_time"],
    ],
    ...[
      ["Tenaga Outsourcing", "outsourced"],
      ["Outsource", "outsourced"],
      ["Karyawan Magang", "apprentice"],
    ],
    ...[
      ["Masa Percobaan", "probation"],
      ["Probationary", "probation"],
      ["Calon Karyawan", "probation"],
    ],
  ])("%s is %s", (written, contract) => {
    expect(parseContractType(written)).toBe(contract);
  });

  it("looks past what is said before it", () => {
    expect(["FT Permanent", "PT Fixed Term", "Status: Tetap"].map(parseContractType)).toEqual([
      "permanent",
      "fixed_term",
      "permanent",
    ]);
  });

  it("does not take a name that only begins like a contract for one", () => {
    expect(["Regulator", "PT Maju", "Ftika", "Datang", "Internal Audit"].map(parseContractType)).toEqual(
      Array(5).fill(null),
    );
  });

  it("reads sexes however they are spelled", () => {
    expect(["Laki - laki", "Laki2", "LAKI LAKI", "Lelaki", "Lk.", "L"].map(parseSex)).toEqual(
      Array(6).fill("male"),
    );
    expect(["Perempuan", "Pr", "Wanita", "Cewek", "P", "Women"].map(parseSex)).toEqual(
      Array(6).fill("female"),
    );
  });

  it("reads levels by number and by word", () => {
    expect(["1", "2 - Supporter", "Level 3", "4.", "5)"].map(parseLevel)).toEqual([1, 2, 3, 4, 5]);
    expect(["Aktivis", "Pendukung", "Ragu-ragu", "Leaning against", "Menentang"].map(parseLevel)).toEqual([
      1, 2, 3, 4, 5,
    ]);
    expect(["6", "A+", "12", "maybe later"].map(parseLevel)).toEqual(Array(4).fill(null));
  });

  it("knows who has died", () => {
    expect(
      ["Meninggal", "alm.", "deceased", "Y", "12/03/2024"].map((word) => saysDeceased(text(word))),
    ).toEqual(Array(5).fill(true));
    expect(["", "-", "T", "no", "tidak"].map((word) => saysDeceased(text(word)))).toEqual(
      Array(5).fill(false),
    );
  });

  it("takes two addresses parted by a slash apart", () => {
    expect(parseEmails("a@b.com/c@d.org").emails).toEqual(["a@b.com", "c@d.org"]);
    expect(parseEmails("Siti <siti@example.org>").emails).toEqual(["siti@example.org"]);
  });

  it("turns placeholders for names away, and no name that is one", () => {
    expect(
      [
        "Null",
        "N/A",
        "NULL NULL",
        "None",
        "Nil",
        "Jumlah",
        "Total",
        "test 123",
        "Tes",
        "Grand Total",
        "Coba",
        "xxx",
      ].map(isPlaceholderName),
    ).toEqual(Array(12).fill(true));
    expect(
      ["Christopher Null", "Nil Armstrong", "Totalia", "Testa Rossa", "Jumlah Sari", "Namira", "Ng"].map(
        isPlaceholderName,
      ),
    ).toEqual(Array(7).fill(false));
  });

  it("drops the .0 that a program put behind a number", () => {
    expect(parseIdNumber(text("22050014.0"), undefined)).toEqual({ value: "22050014" });
    expect(parseIdNumber(text("22050014.0"), 8)).toEqual({ value: "22050014" });
  });
});
