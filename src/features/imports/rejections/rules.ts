const bom = "\uFEFF";
const invisible = /^[\s\u00a0\u200b-\u200f\u2060\ufeff]*/u;
const starts = /^[=+\-@\t\r\n\0＝＋－＠]/;

/** No spreadsheet runs it. The reader takes the apostrophe off again, so that what was exported comes in as it was. */
export function defused(text: string): string {
  return starts.test(text) || starts.test(text.replace(invisible, "")) ? `'${text}` : text;
}

/** A file that spreadsheet programs open as it is: byte order mark, quotes where needed, every cell defused. */
export function csvOf(rows: readonly (readonly string[])[], delimiter: ";" | ","): string {
  const line = (cells: readonly string[]) =>
    cells.map((cell) => quoted(defused(cell), delimiter)).join(delimiter);
  return `${bom}${rows.map(line).join("\r\n")}\r\n`;
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** For Content-Disposition: plain letters for every program, and the true name for those that understand it. */
export function attachment(name: string): string {
  const plain = name.replace(/[^\w. -]+/g, "_").slice(0, 100);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)}`;
}
