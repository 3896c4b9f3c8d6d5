import { groupedBy } from "@/lib/grouped-by";
import { tidy } from "@/lib/spreadsheets/cell";
import { bestSpelling, type SpellingKind, usable, type ValueGroup } from "./spelling-groups";

interface FileAnalysis {
  key: string;
  kind: SpellingKind;
}

const words: [string, SpellingKind, RegExp][] = [
  ["non", "abbreviation", /^(ns|n s|non)$/],
  ["non", "synonym", /^(normal|reguler|regular|kantor|office( hours?)?|day|day work|daywork|tetap|tag)$/],
  ["non", "same", /^non ?(shift|sif)$/],
  ["early", "word", /^(pagi|early|earlies|morning|fruh|fruhschicht|f|matin|mornings)$/],
  ["late", "word", /^(siang|sore|late|lates|afternoons?|swing|spat|spatschicht|s|midi|apres midi)$/],
  ["night", "word", /^(malam|nights?|mids|midnights?|graveyard|nacht|nachtschicht|n|nuit)$/],
  ["days", "word", /^(days|days only)$/],
];
const roman = new Map(Object.entries({ i: "1", ii: "2", iii: "3", iv: "4" }));
const ordinals = new Map(
  Object.entries({ "1st": "1", "2nd": "2", "3rd": "3", "4th": "4", first: "1", second: "2", third: "3" }),
);
const numberOfWord = new Map(Object.entries({ early: "1", late: "2", night: "3" }));
/** Before a letter or a number; "R A" is group A. */
const labels = /^((shift|sif|regu|reg|grup|grp|gr|group|schicht|equipe|team|tim|crew)\s*|r\s+(?=\w$))/;

/** Shifts by number, numeral, label and word. Pagi is shift 1 only where the file also counts its shifts. */
export function groupShifts(counts: ReadonlyMap<string, number>): ValueGroup[] {
  const spellings = usable(counts).map((spelling) => ({
    ...spelling,
    ...readShift(spelling.plain, /[^\p{L}\p{N}\s]/u.test(spelling.text)),
  }));
  const counted = spellings.some(({ kind }) => kind === "number" || kind === "label" || kind === "roman");
  const isFirst = !spellings.some(({ key }) => key === "early");
  const numberOf = (key: string) => numberOfWord.get(key) ?? (key === "days" && isFirst ? "1" : key);
  const byKey = groupedBy(spellings, ({ key }) => (counted ? numberOf(key) : key));
  return [...byKey]
    .map(([key, group]) => {
      const rows = group.reduce((sum, spelling) => sum + spelling.rows, 0);
      const label = /^\d$/.test(key) ? key : bestSpelling(labelCandidates(group));
      return {
        label,
        key,
        rows,
        spellings: group.map(({ text, rows: count, kind }) => ({ text, rows: count, kind })),
      };
    })
    .toSorted((a, b) => a.key.localeCompare(b.key));
}

function labelCandidates(
  group: { text: string; rows: number; kind: SpellingKind; plain: string }[],
): { text: string; rows: number }[] {
  const written = group.filter(({ kind, plain }) => kind !== "abbreviation" && plain.length > 1);
  const english = written.filter(({ plain }) => /^(early|late|night|nights|days|non shift)$/.test(plain));
  const best = english.length > 0 ? english : written.length > 0 ? written : group;
  return best.map(({ text, rows }) => ({ text: tidy(text), rows }));
}

function readShift(plain: string, hasMarks: boolean): FileAnalysis {
  const bare = plain.replace(labels, "");
  const isLabel = bare !== plain && bare !== "";
  const number = numberIn(bare);
  if (number) return { key: number, kind: isLabel ? "label" : kindOfNumber(bare) };
  const known = words.find(([, , pattern]) => pattern.test(isLabel ? bare : plain));
  if (known) return { key: known[0], kind: known[1] === "same" && hasMarks ? "punctuation" : known[1] };
  // Regu A, Grup A and R-A are one group; a longer name keeps the word that says what it is.
  return isLabel && /^[a-z]$/.test(bare) ? { key: bare, kind: "label" } : { key: plain, kind: "same" };
}

const kindOfNumber = (bare: string): SpellingKind => (/\d/.test(bare) ? "number" : "roman");

function numberIn(bare: string): string | undefined {
  return /^\d{1,2}$/.test(bare) ? String(Number(bare)) : (roman.get(bare) ?? ordinals.get(bare));
}
