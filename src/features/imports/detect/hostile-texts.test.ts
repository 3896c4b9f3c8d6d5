import { describe, expect, it } from "vitest";
import { answerTo } from "../../../../tests/support/sheets";

const list = (line: string) =>
  `Nama;No HP;E-mail;Tgl Lahir;Bagian\nSiti Aminah;081234567890;siti@example.org;02/03/1990;Jahit\n${line}\nBudi Santoso;081398765432;budi@example.org;14/03/1991;Potong\n`;

describe("texts made to hurt", () => {
  it.each<[string, () => Buffer | string, string[]]>([
    ["zero bytes", () => list("Bu\0di;0813\0;a@b.id\0;\0;\0"), ["3 rows", "unknown_binary"]],
    [
      "half of a surrogate pair",
      () => Buffer.concat([Buffer.from(list("x")), Buffer.from([0xed, 0xa0, 0x80, 0x3b, 0x0a])]),
      ["4 rows", "3 rows"],
    ],
    ["eight hundred thousand quotes", () => list('"'.repeat(800_000)), ["3 rows"]],
    [
      "fifty thousand lines, each with a quote that nothing closes",
      () => `Nama,No HP\nSiti Aminah,081234567890\n${'""""x\n'.repeat(50_000)}`,
      ["50001 rows"],
    ],
    [
      "cells in quotes over lines that come to no end",
      () => `Nama,No HP\nSiti Aminah,081234567890\n${'"a\nb",'.repeat(180_000)}`,
      ["too_many_columns"],
    ],
    [
      "a million commas in a row",
      () => `Nama,HP\nSiti,0812\n${",".repeat(1_000_000)}\n`,
      ["too_many_columns"],
    ],
    [
      "five thousand headings",
      () => `${Array.from({ length: 5_000 }, (_, at) => `Nama ${at}`).join(";")}\nSiti\n`,
      ["too_many_columns"],
    ],
    [
      "the blank columns that a spreadsheet program writes",
      () => `Nama;No HP${";".repeat(9_000)}\nSiti Aminah;081234567890${";".repeat(9_000)}\n`,
      ["1 rows"],
    ],
    [
      "millions of lines behind a quote that nothing closes",
      () => `Nama;No HP\n"Siti\n${"x\n".repeat(2_600_000)}`,
      ["too_many_rows"],
    ],
    [
      "a thousand times the same heading",
      () => `${Array.from({ length: 1_000 }, () => "Nama").join(";")}\nSiti;Budi\n`,
      ["1 rows"],
    ],
    [
      "dangerous headings",
      () => "__proto__;constructor;toString;Nama;No HP\na;b;c;Siti Aminah;0812\n",
      ["1 rows"],
    ],
    ["a name turned round", () => list("\u202eitiS\u202d;;;;"), ["3 rows"]],
    ["five hundred marks on a letter", () => list(`e${"\u0301".repeat(500)} Wati;;;;`), ["3 rows"]],
    [
      "code in every cell",
      () => list(`<script>alert(1)</script>;{{7*7}};$\{7*7};=cmd|' /C calc'!A0;O'Brien"); DROP TABLE`),
      ["3 rows"],
    ],
    [
      "names that make patterns slow",
      () =>
        list(
          `${"a ".repeat(30_000)}!;${"0-".repeat(30_000)}x;${"a@".repeat(20_000)};${"1/".repeat(20_000)};${"b".repeat(60_000)}!`,
        ),
      ["3 rows"],
    ],
    [
      "spaces that make patterns slow",
      () =>
        list(
          `x${" ".repeat(60_000)}y;${"(".repeat(60_000)};${".".repeat(60_000)};${",".repeat(60_000)};${"Shift ".repeat(9_000)}`,
        ),
      ["3 rows"],
    ],
    [
      "a heading that makes patterns slow",
      () => `${"tgl ".repeat(10_000)};Nama;${"/".repeat(20_000)}\na;Siti Aminah;b\n`,
      ["1 rows"],
    ],
    [
      "thirty thousand departments",
      () => `Nama;Bagian\n${Array.from({ length: 30_000 }, (_, at) => `Siti A;D${at}x`).join("\n")}`,
      ["30000 rows"],
    ],
    [
      "sections without end",
      () => `Nama;NIK;HP\n${"Line 1;;\n".repeat(50_000)}Siti Aminah;K1;0812\n`,
      ["1 rows"],
    ],
    ["only a mark of order", () => Buffer.from([0xef, 0xbb, 0xbf]), ["no_rows", "empty_file"]],
    ["only line ends", () => "\n".repeat(500_000), ["no_rows"]],
    ["only separators", () => ";;;;\n".repeat(10_000), ["no_header,no_name_column,no_rows", "no_rows"]],
    [
      "a separator of its own",
      () => "sep=\u0001\nNama\u0001HP\nSiti\u00010812\n",
      ["1 rows", "unknown_binary"],
    ],
    ["gzip under another name", () => Buffer.from([0x1f, 0x8b, 8, 0, 0]), ["compressed"]],
    [
      "dates that can't be",
      () => list("Budi;0;x;31-02-2020;\nWati;0;x;1900-01-00;\nEko;0;x;0000-00-00;\nAni;0;x;99999999999999;"),
      ["6 rows"],
    ],
    ["days beyond all years", () => list(`Budi;;;${"9".repeat(400)};`), ["3 rows"]],
    ["digits of other scripts", () => list("Budi;٠٨١٢٣٤٥٦٧٨٩;;;"), ["3 rows"]],
    [
      "addresses made to mislead",
      () =>
        list(
          'Budi;;"""a@evil.example""@ok.example";;\nWati;;a＠evil.example;;\nEko;;"a@x.id\r\nBcc: b@y.id";;',
        ),
      ["5 rows"],
    ],
  ])(
    "%s",
    async (_, make, answers) => {
      expect(answers).toContain(await answerTo(make()));
    },
    60_000,
  );
});
