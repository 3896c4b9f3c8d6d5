/** Words, brackets with words, line breaks and most marks part numbers; a slash after an area code does not. */
export function splitNumbers(text: string): string[] {
  const marked = withDigits(text)
    .replace(/\b(ext|ekst|x)\.?\s*\d{1,5}\b/gi, "")
    .replace(/[\r\n;&|]+|\p{L}[\p{L}.]*/gu, "|")
    .replace(/[^\d+()/,|.\-–\s]/g, " ");
  const pieces = marked.split("|").flatMap((part) => splitAtMarks(part));
  return pieces.map((piece, at) => withAreaCode(piece, pieces[at - 1]));
}

/** Other digits as ours, letters typed for digits as those, and no decimals behind a whole number. */
function withDigits(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/(?<=\d)[Il](?=\d{2})/g, "1")
    .replace(/(^|[^\p{L}])[oO](?=\d{5})/gu, "$10")
    .replace(/(?<=\d{3})[oO](?=[\d\s.\-/)]|$)/g, "0")
    .replace(/^(\s*\+?\d{7,})\.0{1,2}\s*$/, "$1");
}

function splitAtMarks(part: string): string[] {
  const joined: string[] = [];
  for (const piece of part.split(/[/,]/).flatMap(splitAtDash)) {
    const last = joined.at(-1);
    if (last !== undefined && countDigits(last) > 0 && countDigits(last) < 6)
      joined[joined.length - 1] = `${last} ${piece}`;
    else joined.push(piece);
  }
  return joined
    .flatMap((piece) => (countDigits(piece) > 15 ? piece.split(/\s+(?=[0+])/) : [piece]))
    .filter((piece) => countDigits(piece) > 0);
}

/** "021 5551234 - 5551235": a dash between two whole numbers parts them, one within a number does not. */
function splitAtDash(piece: string): string[] {
  const sides = piece.split(/\s+[-–]\s+/);
  const whole = (least: number) => (side: string) => countDigits(side) >= least;
  if (sides.length > 1 && sides.every(whole(6))) return sides;
  const bare = piece.split(/[-–]/);
  return bare.length === 2 && bare.every(whole(10)) ? bare : [piece];
}

/** The second of two numbers at one place is written without the code that both have. */
function withAreaCode(piece: string, before: string | undefined): string {
  const own = piece.replace(/\D/g, "");
  const found = /^\s*\(?(0\d{1,4})\)?[\s-]+([\d\s-]{5,})$/.exec(before ?? "");
  const subscriber = found?.[2]?.replace(/\D/g, "") ?? "";
  const continues = found !== null && /^\s*[1-9]/.test(piece) && own.length === subscriber.length;
  return continues ? `${found[1]} ${piece.trim()}` : piece;
}

function countDigits(text: string): number {
  return text.replace(/\D/g, "").length;
}
