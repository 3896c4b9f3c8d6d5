import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";

export interface ZipEntry {
  name: string;
  data: string | Buffer;
  /** What the headers claim instead of the truth. */
  claimedSize?: number;
  claimedLocalSize?: number;
  flags?: number;
  /** Take the place of an earlier entry's data in the directory. */
  pointsAt?: number;
}

const crc = (data: Buffer) => (typeof crc32 === "function" ? crc32(data) : crcTable(data));

function crcTable(data: Buffer): number {
  let value = ~0;
  for (const byte of data) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (0xedb88320 & -(value & 1));
  }
  return ~value >>> 0;
}

/** A zip archive that may lie. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const entry of entries) {
    const data = Buffer.from(entry.data);
    const packed = deflateRawSync(data, { level: 9 });
    const name = Buffer.from(entry.name);
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(entry.flags ?? 0, 2);
    header.writeUInt16LE(8, 4);
    header.writeUInt32LE(crc(data), 10);
    header.writeUInt32LE(packed.length, 14);
    header.writeUInt32LE(entry.claimedSize ?? data.length, 18);
    header.writeUInt16LE(name.length, 22);
    const local = Buffer.from(header);
    if (entry.claimedLocalSize !== undefined) local.writeUInt32LE(entry.claimedLocalSize, 18);
    const at = entry.pointsAt === undefined ? offset : (offsets[entry.pointsAt] ?? 0);
    const central = Buffer.concat([Buffer.from("504b01021400", "hex"), header, Buffer.alloc(14), name]);
    central.writeUInt32LE(at, 42);
    directory.push(central);
    offsets.push(at);
    if (entry.pointsAt !== undefined) continue;
    const whole = Buffer.concat([Buffer.from("504b0304", "hex"), local, name, packed]);
    parts.push(whole);
    offset += whole.length;
  }
  const tail = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(tail.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, tail, end]);
}

export interface SheetSpec {
  name?: string;
  state?: string;
  /** The whole part, or only what stands in sheetData. */
  xml?: string | Buffer;
  rows?: string;
  before?: string;
  after?: string;
}

export interface WorkbookSpec {
  sheets?: SheetSpec[];
  strings?: string;
  styles?: string;
  workbookPr?: string;
  workbookXml?: string;
  extra?: ZipEntry[];
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The entries of the smallest workbook, to be bent before they are zipped. */
export function workbookEntries(spec: WorkbookSpec): ZipEntry[] {
  const sheets = spec.sheets ?? [{}];
  const list = sheets
    .map(
      ({ name, state }, index) =>
        `<sheet name="${name ?? `S${index + 1}`}" sheetId="${index + 1}"${state ? ` state="${state}"` : ""} r:id="s${index + 1}"/>`,
    )
    .join("");
  const links = sheets
    .map(
      (_, index) =>
        `<Relationship Id="s${index + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
    )
    .join("");
  return [
    {
      name: "[Content_Types].xml",
      data: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    },
    {
      name: "_rels/.rels",
      data: `<Relationships><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      data:
        spec.workbookXml ??
        `<workbook xmlns="${main}" xmlns:r="${relations}">${spec.workbookPr ?? ""}<sheets>${list}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      data: `<Relationships>${links}<Relationship Id="st" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="sy" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    },
    ...sheets.map(({ xml, rows, before, after }, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      data:
        xml ??
        `<worksheet xmlns="${main}">${before ?? ""}<sheetData>${rows ?? plainRows}</sheetData>${after ?? ""}</worksheet>`,
    })),
    ...(spec.strings === undefined ? [] : [{ name: "xl/sharedStrings.xml", data: spec.strings }]),
    ...(spec.styles === undefined ? [] : [{ name: "xl/styles.xml", data: spec.styles }]),
    ...(spec.extra ?? []),
  ];
}

export const workbook = (spec: WorkbookSpec): Buffer => zip(workbookEntries(spec));

/** A cell with text in it. */
export const inline = (reference: string, text: string): string =>
  `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;

export const plainRows = `<row r="1">${inline("A1", "Nama")}${inline("B1", "No HP")}</row><row r="2">${inline("A2", "Siti Aminah")}${inline("B2", "081234567890")}</row>`;

let folder: string | null = null;
let files = 0;

/** Writes bytes to a file of this test run and gives its path. */
export function fileOf(bytes: Buffer | string): string {
  folder ??= mkdtempSync(join(tmpdir(), "serikat-import-"));
  files += 1;
  const path = join(folder, `upload-${files}`);
  writeFileSync(path, bytes);
  return path;
}
