import { parseWhole } from "../xml";
import type { Archive } from "../zip";

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

/** As many as Excel can write. */
const most = 65_536;

export type Styles = (index: number) => CellStyle;

export async function readStyles(archive: Archive, part: string): Promise<Styles> {
  if (!archive.has(part)) return () => plain;
  const formats = new Map<number, string>();
  const fonts = new Map<number, string>();
  let font = -1;
  const cells: { format: number; font: number }[] = [];
  const path: string[] = [];
  const openers = new Map<string, (attributes: Readonly<Record<string, string>>) => void>([
    // Excel itself allows 255 characters; what is longer is made to keep a pattern busy.
    [
      "numFmts/numFmt",
      ({ numFmtId, formatCode }) => {
        if (formats.size < most) formats.set(Number(numFmtId), (formatCode ?? "").slice(0, 255));
      },
    ],
    ["fonts/font", () => (font += 1)],
    // A font of a conditional format is none of a cell.
    ["font/name", ({ val }) => path.at(-3) === "fonts" && font < most && fonts.set(font, val ?? "")],
    [
      "cellXfs/xf",
      ({ numFmtId, fontId }) => {
        if (cells.length < most) cells.push({ format: Number(numFmtId ?? 0), font: Number(fontId ?? 0) });
      },
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
  const shown = new Map<number, CellStyle>();
  const styles = cells.map(({ format, font }): CellStyle => {
    const style = shown.get(format) ?? formatStyle(format, formats.get(format));
    shown.set(format, style);
    return withFont(style, fonts.get(font) ?? "");
  });
  return (index) => styles[index] ?? plain;
}

function formatStyle(id: number, code: string | undefined): CellStyle {
  if (code === undefined) return { isDate: builtInDates.has(id), digits: 0 };
  return { isDate: isDateFormat(code), digits: paddedDigits(code), format: code };
}

const withFont = (style: CellStyle, font: string): CellStyle =>
  /^(wingdings|webdings|symbol|marlett)/i.test(font) ? { ...style, symbolFont: font } : style;

/** What a format shows as it stands: in quotes, escaped, or in brackets. A bracket in brackets begins anew, in one pass. */
const literal = /"[^"]*"|\\.|_.|\*.|\[[^[\]]*\]/g;

/** A day, month or year letter outside quotes, escapes and brackets; hours alone are a duration. */
function isDateFormat(code: string): boolean {
  const bare = code.split(";")[0]?.replace(literal, "").toLowerCase();
  if (!bare || bare.includes("general")) return false;
  return /[dy]/.test(bare) || (/m/.test(bare) && !/[hs]/.test(bare));
}

function paddedDigits(code: string): number {
  const bare = code.replace(literal, "").replace(/[-\s./]/g, "");
  return /^0{2,}$/.test(bare) ? bare.length : 0;
}
