import { provinces, type Region } from "@/lib/region";
import { amountIn } from "./amount";

export type MinimumWageLine = { region: Region; year: number; amount: number };
export type WrongLine = { line: string; why: "parts" | "region" | "year" | "amount" | "twice" };

/** Region; year; amount in each line, parted by semicolons or tabs. What cannot be read for certain comes back, as it was typed. */
export function minimumWagesIn(text: string): { lines: MinimumWageLine[]; wrong: WrongLine[] } {
  const read = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map((line) => ({ line, ...lineIn(line) }));
  const seen = new Map<string, number>();
  const lines: MinimumWageLine[] = [];
  const wrong: WrongLine[] = [];
  for (const { line, found, why } of read) {
    const key = found ? `${found.region}/${found.year}` : "";
    if (!found) wrong.push({ line, why });
    else if (seen.has(key) && seen.get(key) !== found.amount) wrong.push({ line, why: "twice" });
    else if (!seen.has(key)) {
      seen.set(key, found.amount);
      lines.push(found);
    }
  }
  return { lines, wrong };
}

type Read = { found: MinimumWageLine; why?: undefined } | { found?: undefined; why: WrongLine["why"] };

function lineIn(line: string): Read {
  const parts = line.split(/[;\t]/).map((part) => part.trim());
  const [place = "", years = "", money = ""] = parts;
  if (parts.length !== 3) return { why: "parts" };
  const region = regionIn(place);
  if (region === null) return { why: "region" };
  const year = /^\d{4}$/.test(years) ? Number(years) : 0;
  if (year < 1980 || year > 2199) return { why: "year" };
  const amount = amountIn(money);
  if (amount === null || amount <= 0) return { why: "amount" };
  return { found: { region, year, amount } };
}

const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/^kab\.?\s+/, "kabupaten ")
    .replace(/^(prov\.?|provinsi)\s+/, "")
    .replace(/\s+/g, " ")
    .trim();

const byName = new Map<string, Region>(
  provinces.flatMap(({ code, name, regencies }) => [
    [plain(name), code] as const,
    ...regencies.map((regency) => [plain(regency.name), regency.code] as const),
  ]),
);
const codes = new Set(byName.values());

/** A code with or without its point, or the whole name: "Tangerang" alone is a city and a regency. */
function regionIn(text: string): Region | null {
  const code = /^\d{4}$/.test(text) ? `${text.slice(0, 2)}.${text.slice(2)}` : text;
  if (codes.has(code)) return code;
  return byName.get(plain(text)) ?? null;
}
