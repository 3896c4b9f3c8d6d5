/** Short forms of words that headings are made of. */
const shortForms: [RegExp, string][] = [
  [/\b(\p{L}{2,}) s\b/gu, "$1"],
  [/#/g, " no "],
  [/\bdt\b/g, "date"],
  [/\bnm\b/g, "nama"],
  [/\b(nomer|nmr)\b/g, "nomor"],
  [/\bsts\b/g, "status"],
  // Alone, or before a year, it is August.
  [/(?<=\S )agt\b|\bagt\b(?= \D)/g, "anggota"],
  [/\b(lgkp|lkp|lngkp)\b/g, "lengkap"],
  [/\bklmin\b/g, "kelamin"],
  [/\bkwn\b/g, "kawin"],
  [/\b(mbr|mem)\b/g, "member"],
  [/\bkary\b/g, "karyawan"],
  [/\bpeg\b/g, "pegawai"],
  [/\b(empl|emply)\b/g, "employee"],
  [/\b(phones|ph)\b/g, "phone"],
  [/\bsen(?= date\b)/g, "seniority"],
  [/\bcrd\b/g, "card"],
  [/\bmobiles\b/g, "mobile"],
  [/\bnumbers\b/g, "number"],
  [/\bdates\b/g, "date"],
  [/\bemployee (no|nr|num)\b/g, "employee no"],
  [/\bfree ?text\b/g, ""],
];

/** Written out, and letters that full stops parted (N.I.K.) as the word they are. */
export function writtenOut(plain: string): string {
  const joined = plain.replace(/\b\p{L}( \p{L})+\b/gu, (letters) => letters.replaceAll(" ", ""));
  return shortForms
    .reduce((text, [pattern, word]) => text.replace(pattern, word), joined)
    .replace(/\s+/g, " ")
    .trim();
}

const brackets = /\s*[([{]([^)\]}]*)[)\]}]?\s*/g;

/** Other ways to read a heading that says nothing as it stands: without its brackets, its words apart. */
export function otherReadings(heading: string): string[] {
  const bare = heading.replace(brackets, " ").trim();
  const apart = heading.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2");
  const inBrackets = [...heading.matchAll(brackets)].map(([, inside = ""]) => inside);
  const own = heading.replace(
    /^\s*(member|mbr|employee|emp|ee|worker|staff|person|participant)('?s)?[\s_.]+/i,
    "",
  );
  const readings = [
    bare,
    apart,
    apart.replace(brackets, " ").trim(),
    own,
    answer(heading),
    ...(bare ? inBrackets : []),
  ];
  return [...new Set(readings)].filter((text) => text !== "" && text !== heading);
}

/** What a form asks for: "What is your name?", "Tuliskan nama lengkap Anda". */
function answer(heading: string): string {
  return heading
    .replace(/[\s?:*.]+$/, "")
    .replace(/\s+(anda|kamu)$/i, "")
    .replace(
      /^\s*((please )?(enter|write|type)|what('s| is)|(tulis|isi|masuk|sebut)(kan)?|siapa(kah)?)\s+/i,
      "",
    )
    .replace(/^\s*(your|my)\s+/i, "");
}

/** The parts of a heading that says one thing in two languages, or two things. */
export function halvesOf(heading: string): string[] {
  const halves = heading.split(/[/|\n\\=–—]|\s-\s/).map((half) => half.trim());
  return halves.length > 1 && halves.length <= 4 ? halves.filter(Boolean) : [];
}

/** "Nama Name": where one language may end and the other begin. */
export function cutsOf(plain: string): [string, string][] {
  const words = plain.split(" ");
  if (words.length < 2 || words.length > 8) return [];
  return words.slice(1).map((_, at) => [words.slice(0, at + 1).join(" "), words.slice(at + 1).join(" ")]);
}
