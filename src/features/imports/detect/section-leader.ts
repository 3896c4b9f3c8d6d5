import { type Row, textsIn } from "@/lib/spreadsheets/cell";

const leader =
  "(?:(?:wakil|team|tim|line|group|grup)\\s+)?(?:leader|spv|supervisor|mandor|koordinator|korlap|pic|foreman|(?:ketua|kepala|ka)\\.?\\s+(?:regu|grup|group|kelompok|tim|line))";
const alone = new RegExp(`^${leader}\\s*[:=]`, "i");
const bracketed = new RegExp(`\\s*[([]\\s*${leader}\\b[^()[\\]]*[\\p{L}][^()[\\]]*[)\\]]`, "giu");
const trailing = new RegExp(`(?<=\\S)\\s*[-–—,;/]?\\s+${leader}\\s*[:=].*$`, "i");

/** "Leader : Joko" says who leads the section above it, and heads none. */
export function namesLeader(row: Row): boolean {
  const texts = textsIn(row);
  return texts.length <= 2 && alone.test(texts.join(" "));
}

/** "LINE 1 (SPV : IBU RINA)" is LINE 1. */
export function withoutLeader(text: string): string {
  return alone.test(text) ? text : text.replace(bracketed, "").replace(trailing, "").trim();
}
