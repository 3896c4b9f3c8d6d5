/** A number as people of either language type it; null when it could be two numbers, or none. */
export function amountIn(text: string): number | null {
  const plain = text
    .trim()
    .replace(/^rp\.?\s*/i, "")
    .replace(/[\s_]/g, "")
    .replace(/,-$/, "");
  const [whole = "", part] = parted(plain);
  if (!/^\d{1,14}$/.test(whole) || (part !== undefined && !/^\d{1,2}$/.test(part))) return null;
  return Number(part === undefined ? whole : `${whole}.${part}`);
}

/** Before and after the decimal sign. Groups of three are thousands, whichever sign parts them; the last sign may part cents. */
function parted(text: string): [string, string?] {
  if (/^\d{1,3}(\.\d{3})+$/.test(text) || /^\d{1,3}(,\d{3})+$/.test(text)) return [text.replace(/[.,]/g, "")];
  const cents =
    /^(\d{1,3}(?:\.\d{3})*|\d+),(\d{1,2})$/.exec(text) ?? /^(\d{1,3}(?:,\d{3})*|\d+)\.(\d{1,2})$/.exec(text);
  if (cents?.[1] && cents[2]) return [cents[1].replace(/[.,]/g, ""), cents[2]];
  return [text];
}
