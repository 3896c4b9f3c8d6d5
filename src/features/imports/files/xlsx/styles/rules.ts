import { parseWhole } from "../../xml/rules";
import type { Archive } from "../../zip/rules";

export interface CellStyle {
  isDate: boolean;
  /** A format that pads with zeros shows this many digits. */
  digits: number;
  format?: string;
  symbolFont?: string;
}

const plain: CellStyle = { isDate: false, digits: 0 };
const builtInDates = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);

export type Styles = (index: number) => CellStyle;

export async function readStyles(archive: Archive, part: string): Promise<Styles> {
  if (!archive.has(part)) return () => plain;
  const formats = new Map<number, string>();
  const fonts: string[] = [];
  const cells: { format: number; font: number }[] = [];
  const path: string[] = [];
  const openers = new Map<string, (attributes: Readonly<Record<string, string>>) => void>([
    // Excel itself allows 255 characters; what is longer is made to keep a pattern busy.
    [
      "numFmts/numFmt",
      ({ numFmtId, formatCode }) => formats.set(Number(numFmtId), (formatCode ?? "").slice(0, 255)),
    ],
    ["fonts/font", () => fonts.push("")],
    ["font/name", ({ val }) => fonts.splice(-1, 1, val ?? "")],
    [
      "cellXfs/xf",
      ({ numFmtId, fontId }) => cells.push({ format: Number(numFmtId ?? 0), font: Number(fontId ?? 0) }),
    ],
  ]);
  await parseWhole(archive.read(part), {
    open(name, attributes) {
      const parent = path.at(-1) ?? "";
      path.push(name);
      openers.get(`${parent}/${name}`)?.(attributes);
    },
    close: () => path.pop(),
    text: () => {},
  });
  const styles = cells.map((cell) =>
    cellStyle(cell.format, formats.get(cell.format), fonts[cell.font] ?? ""),
  );
  return (index) => styles[index] ?? plain;
}

function cellStyle(id: number, code: string | undefined, font: string): CellStyle {
  const style: CellStyle = {
    isDate: code === undefined ? builtInDates.has(id) : isDateFormat(code),
    digits: code === undefined ? 0 : paddedDigits(code),
  };
  if (code !== undefined) style.format = code;
  if (/^(wingdings|webdings|symbol|marlett)/i.test(font)) style.symbolFont = font;
  return style;
}

/** A day, month or year letter outside quotes, escapes and brackets; hours alone are a duration. */
export function isDateFormat(code: string): boolean {
  const bare = code
    .split(";")[0]
    ?.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "")
    .toLowerCase();
  if (!bare || bare.includes("general")) return false;
  return /[dy]/.test(bare) || (/m/.test(bare) && !/[hs]/.test(bare));
}

function paddedDigits(code: string): number {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|[-\s./]/g, "");
  return /^0{2,}$/.test(bare) ? bare.length : 0;
}
