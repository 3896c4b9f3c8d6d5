const notPartOfAName = /^(?:bp|bpk|bapak|ibu|bu|pak|sdr|sdri|mas|mbak|h|hj|dr|drs|ir|mr|mrs|ms)\.?$/i;

/** One or two capital letters for a disc: "Siti Rahmawati" → SR, "Rohani" → RO, "Bpk. Agus N" → AN, "" → "?". */
export function initials(name: string): string {
  const all = name
    .replace(/[^\p{L}\p{N}\s.'’-]/gu, " ")
    .split(/\s+/)
    .filter(Boolean);
  const named = all.filter((word) => !notPartOfAName.test(word));
  const words = named.length > 0 ? named : all;
  const first = letters(words[0]);
  const last = words.length > 1 ? letters(words.at(-1)) : [];
  const pair = last.length > 0 ? [first[0], last[0]] : first.slice(0, 2);
  return pair.filter(Boolean).join("").toLocaleUpperCase("en") || "?";
}

function letters(word: string | undefined): string[] {
  return [...(word ?? "").matchAll(/[\p{L}\p{N}]\p{M}*/gu)].map(([letter]) => letter);
}
