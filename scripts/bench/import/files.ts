import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { crc32, createDeflateRaw } from "node:zlib";
import { nameBy, randomFrom } from "./names";

export const departments = [
  "Jahit 1",
  "Jahit 2",
  "Potong",
  "Finishing",
  "Gudang",
  "QC",
  "Packing",
  "Mekanik",
];
const titles = ["Operator", "Helper", "Leader", "QC", "Mekanik", "Admin"];
const headings = [
  "Nama Lengkap",
  "No Karyawan",
  "NIK KTP",
  "Tanggal Lahir",
  "L/P",
  "Bagian",
  "Sif",
  "Jabatan",
  "No HP",
  "Alamat",
  "TMT",
  "Anggota",
];

const two = (value: number) => String(value).padStart(2, "0");
const of = <T>(list: readonly T[], random: () => number) => list[Math.floor(random() * list.length)] as T;

/** Twelve columns each; one in a hundred is there twice. */
export function* rowsOf(count: number): Generator<string[]> {
  yield headings;
  const random = randomFrom(20_261_124);
  let before: string[] = [];
  for (let at = 1; at <= count; at += 1) {
    if (at % 100 === 0) yield before;
    else {
      before = personRow(at, random);
      yield before;
    }
  }
}

function personRow(at: number, random: () => number): string[] {
  const [day, month, year] = [
    1 + Math.floor(random() * 28),
    1 + Math.floor(random() * 12),
    1966 + Math.floor(random() * 42),
  ];
  const isWoman = random() < 0.62;
  const nik = `3216${two(1 + Math.floor(random() * 30))}${two(isWoman ? day + 40 : day)}${two(month)}${two(year % 100)}${String(at % 10_000).padStart(4, "0")}`;
  return [
    nameBy(random),
    `B${String(at).padStart(7, "0")}`,
    nik,
    `${two(day)}/${two(month)}/${year}`,
    isWoman ? "P" : "L",
    of(departments, random),
    String(1 + Math.floor(random() * 3)),
    of(titles, random),
    `08${String(1_100_000_000 + Math.floor(random() * 8_000_000_000))}`,
    `Kp. ${of(["Cikarang", "Tambun", "Cibitung", "Setu", "Karawang"], random)} RT ${two(1 + Math.floor(random() * 12))}/${two(1 + Math.floor(random() * 9))}`,
    `${two(1 + Math.floor(random() * 28))}/${two(1 + Math.floor(random() * 12))}/${2010 + Math.floor(random() * 15)}`,
    random() < 0.4 ? "Y" : "T",
  ];
}

export async function writeCsv(path: string, rows: Iterable<string[]>): Promise<void> {
  const file = createWriteStream(path);
  for (const row of rows) if (!file.write(`${row.join(",")}\n`)) await once(file, "drain");
  file.end();
  await once(file, "close");
}

const part = (name: string, xml: string): [string, Iterable<string>] => [
  name,
  [`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${xml}`],
];
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";

/** The smallest workbook that Excel opens, with inline text. */
export async function writeXlsx(path: string, rows: Iterable<string[]>): Promise<void> {
  await writeZip(path, [
    part(
      "[Content_Types].xml",
      `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    ),
    part(
      "_rels/.rels",
      `<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    part(
      "xl/workbook.xml",
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="DATA" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    part(
      "xl/_rels/workbook.xml.rels",
      `<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    ["xl/worksheets/sheet1.xml", sheetXml(rows)],
  ]);
}

function* sheetXml(rows: Iterable<string[]>): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="${main}"><sheetData>`;
  let number = 0;
  for (const row of rows) {
    number += 1;
    const cells = row.map(
      (text, at) =>
        `<c r="${String.fromCharCode(65 + at)}${number}" t="inlineStr"><is><t>${text}</t></is></c>`,
    );
    yield `<row r="${number}">${cells.join("")}</row>`;
  }
  yield "</sheetData></worksheet>";
}

async function writeZip(path: string, parts: [string, Iterable<string>][]): Promise<void> {
  const file = createWriteStream(path);
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of parts) {
    const { packed, size, sum } = await deflated(text);
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(8, 4);
    header.writeUInt32LE(sum, 10);
    header.writeUInt32LE(packed.length, 14);
    header.writeUInt32LE(size, 18);
    header.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("504b0304", "hex"), header, Buffer.from(name), packed]);
    const central = Buffer.concat([
      Buffer.from("504b01021400", "hex"),
      header,
      Buffer.alloc(14),
      Buffer.from(name),
    ]);
    central.writeUInt32LE(offset, 42);
    directory.push(central);
    offset += local.length;
    file.write(local);
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  file.end(Buffer.concat([list, end]));
  await once(file, "close");
}

async function deflated(text: Iterable<string>) {
  const deflate = createDeflateRaw();
  const chunks: Buffer[] = [];
  deflate.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = once(deflate, "end");
  let [size, sum] = [0, 0];
  for (const piece of text) {
    const bytes = Buffer.from(piece);
    size += bytes.length;
    sum = crc32(bytes, sum);
    if (!deflate.write(bytes)) await once(deflate, "drain");
  }
  deflate.end();
  await ended;
  return { packed: Buffer.concat(chunks), size, sum };
}
