import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { fileOf } from "../../../../tests/support/workbooks";
import { cellText, type Row } from "../cell";
import { inspectFile, readRows } from "../read";
import { FileRefusal } from "../refusal";
import { RecordSplitter } from "./records";

async function read(bytes: Buffer | string): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of readRows(fileOf(bytes))) rows.push(row);
  return rows;
}

const texts = async (bytes: Buffer | string) => (await read(bytes)).map(({ cells }) => cells.map(cellText));

describe("encodings", () => {
  const people =
    "Nama;Kota;Catatan\r\nJosé Núñez;Orléans;prêt à venir\r\nJürgen Müller;Köln;größer\r\nSøren Ærø;Ålborg;på arbejde\r\nZoë Brontë;Genève;déjà vu\r\n";

  it.each(["utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be"])(
    "%s with and without a mark",
    async (name) => {
      for (const addBOM of [true, false]) {
        const rows = await texts(iconv.encode(people, name, { addBOM }));
        expect(rows[2]).toEqual(["Jürgen Müller", "Köln", "größer"]);
      }
    },
  );

  it.each(["windows-1252", "iso-8859-15", "macintosh", "cp850"])(
    "%s is found by its letters and said to be a guess",
    async (name) => {
      const bytes = iconv.encode(people, name);
      expect((await inspectFile(fileOf(bytes))).encodingGuessed).toBe(true);
      expect((await texts(bytes))[4]).toEqual(["Zoë Brontë", "Genève", "déjà vu"]);
    },
  );

  it("keeps UTF-8 that is damaged in three places", async () => {
    const bytes = Buffer.concat([
      Buffer.from(people.repeat(50)),
      Buffer.from([0xff, 0xfe, 0xc3]),
      Buffer.from("\nSiti;Garut;é\n"),
    ]);
    expect(await inspectFile(fileOf(bytes))).toMatchObject({ encoding: "utf-8", encodingGuessed: true });
    expect((await texts(bytes)).at(-1)).toEqual(["Siti", "Garut", "é"]);
  });

  it("refuses bytes that are no text", async () => {
    const noise = Buffer.from(Array.from({ length: 9_000 }, (_, index) => (index * index + 3) % 30));
    await expect(read(noise)).rejects.toMatchObject({ code: "unknown_binary" });
  });
});

describe("separators", () => {
  it.each([";", ",", "\t", "|"])("finds %j", async (delimiter) => {
    const line = (...fields: string[]) => fields.join(delimiter);
    const csv = [
      line("Nama", "HP", "Alamat"),
      line("Siti", "0812", '"Jl. Melati, No; 5|6"'),
      line("Budi", "0813", "Garut"),
    ].join("\n");
    expect(await texts(csv)).toEqual([
      ["Nama", "HP", "Alamat"],
      ["Siti", "0812", "Jl. Melati, No; 5|6"],
      ["Budi", "0813", "Garut"],
    ]);
  });

  it("believes sep= and does not count its line as a record", async () => {
    const rows = await read("sep=;\r\nNama;HP\r\nSiti, Hj.;0812\r\n");
    expect(rows.map(({ number, line }) => [number, line])).toEqual([
      [1, 2],
      [2, 3],
    ]);
  });

  it("takes a number that a program wrote as a formula of a text for that text", async () => {
    expect((await texts('NIK;Nama\n="00017";Siti\n"=""00018""";Budi\n=1+1;Wati\n')).slice(1)).toEqual([
      ["00017", "Siti"],
      ["00018", "Budi"],
      ["=1+1", "Wati"],
    ]);
  });

  it("leaves commas in names alone where semicolons part the cells", async () => {
    expect((await texts("Nama;HP\nJan, sr;1\nPiet, jr;2\n"))[1]).toEqual(["Jan, sr", "1"]);
  });
});

describe("records", () => {
  it("costs an unclosed quote its own line and no other", async () => {
    const rows = await read('a;b;c\n1;"x\n2;y;z\n3;"p;q";r\n');
    expect(rows.map(({ number, line, problem }) => [number, line, problem])).toEqual([
      [1, 1, undefined],
      [2, 2, "unclosed_quote"],
      [3, 3, undefined],
      [4, 4, undefined],
    ]);
  });

  it("survives twenty megabytes after an unclosed quote", async () => {
    const rows = await read(`a,b\n"x,1\n${"y,2\n".repeat(50_000)}`);
    expect(rows).toHaveLength(50_002);
    expect(rows[1]?.problem).toBe("unclosed_quote");
  });

  it("reads every line ending, none at the end, and empty lines by the million", async () => {
    expect(await texts("a,b\r1,2\r\n3,4\n5,6")).toEqual([
      ["a", "b"],
      ["1", "2"],
      ["3", "4"],
      ["5", "6"],
    ]);
    const rows = await read(`a,b\n1,2\n${"\n".repeat(1_000_000)}3,4`);
    expect(rows.at(-1)?.number).toBe(1_000_003);
  });

  it("keeps doubled and dangerous headings, ragged rows and quotes in the middle", async () => {
    expect(
      await texts(
        'Nama,Nama,__proto__,constructor,\n1,2\n1,2,3,4,5,6\nO"Neil,"a ""b"" c","he said "hi" now"',
      ),
    ).toEqual([
      ["Nama", "Nama", "__proto__", "constructor", ""],
      ["1", "2"],
      ["1", "2", "3", "4", "5", "6"],
      ['O"Neil', 'a "b" c', 'he said "hi" now'],
    ]);
  });

  it("refuses what has no end to its columns, and a file with no row", async () => {
    await expect(read(",".repeat(1_000_000))).rejects.toMatchObject({ code: "too_many_columns" });
    await expect(read("\n\n\n")).rejects.toBeInstanceOf(FileRefusal);
  });

  it.each(["A", '"A'])("gives one line of %j without end back as one row to be refused", async (piece) => {
    const rows = await read(`Nama\n${piece.repeat(20_000_000 / piece.length)}\nSiti\n`);
    expect(rows.map(({ line, problem }) => [line, problem])).toEqual([
      [1, undefined],
      [2, piece.startsWith('"') ? "unclosed_quote" : "cell_too_long"],
      [3, undefined],
    ]);
  });

  it("reads back what any table was written as, wherever the pieces are cut", () => {
    const field = fc.oneof(fc.string(), fc.constantFrom('"', "a\nb", "a\r\nb", ";", "\r", '""', " x "));
    fc.assert(
      fc.property(
        fc.array(fc.array(field, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 40 }),
        (table, cut) => {
          const text = table
            .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(";"))
            .join("\r\n");
          const splitter = new RecordSplitter(";");
          const records = [];
          for (let at = 0; at < text.length; at += cut)
            records.push(...splitter.push(text.slice(at, at + cut)));
          records.push(...splitter.end());
          expect(records.map(({ fields }) => fields)).toEqual(table);
        },
      ),
    );
  });
});
