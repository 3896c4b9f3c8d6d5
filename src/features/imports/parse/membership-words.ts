/** What a word says of a membership: a person who left was a member once, one who never joined has no card. */
export type MemberWord = "member" | "left" | "never";

const member = [
  /^(y|ya|iya|yes|true|1|v|√|✓|✔|☑|✅|a|sudah|sdh|udah|ikut|terdaftar|ja|oui|s[ií])$/,
  /^((ya|yes|sudah|sdh|is) )?((jadi|menjadi) )?(anggota|agt|member|mitglied)( (aktif|tetap|penuh|biasa|sp|sb|serikat|puk|active))?$/,
  /^(active|aktif|aktiv|current|full|union|sp|sb|paid up|life|retired|new|baru|grace)( (member|anggota))?$/,
  /^(member )?(in )?good standing$/,
  /^(rentner(in)?|pensiun(an)?|paying|dues paying|joined|signed( up)?|enrolled)$/,
];
const left = [
  /^(sudah |sdh |telah )?(keluar|mundur|berhenti|mengundurkan diri|phk|di ?phk|pindah|meninggal)( dari .*)?$/,
  /^(resign(ed)?|left|lapsed|suspended|withdrawn|withdrew|cancell?ed|expired|terminated|dropped|quit|deceased)( .*)?$/,
  /^(ex|former|mantan|bekas)( .*)?$/,
  /^(ausgetreten|inactive|in active|non ?aktif|tidak aktif|pasif|passive?|not in good standing|in arrears|delinquent)( .*)?$/,
];
const never = [
  /^(t|tdk|tidak|n|no|not yet|false|0|belum|blm|non|nein|none|✗|✘|☐)$/,
  /^(bukan|belum|blm|calon|tidak|non|not|not a|not yet( a)?|no)( (jadi|menjadi))?( ?(anggota|agt|sp|sb|member|union|ikut|terdaftar|joined|serikat))( .*)?$/,
  /^(bukan|calon|prospect|potential|pending|applied|applicant|prospective( member)?|no(n|t) paying)$/,
];

const said: [MemberWord, RegExp[]][] = [
  ["member", member],
  ["left", left],
  ["never", never],
];

/** Small letters, hyphens and underscores as spaces, no full stop at the end. */
export function plainState(text: string): string {
  return text
    .slice(0, 80)
    .toLowerCase()
    .replace(/[\s_‐-–—-]+/gu, " ")
    .replace(/\s*[,:]\s*/g, " ")
    .replace(/[.!]+$/, "")
    .trim();
}

export function memberWord(text: string): MemberWord | null {
  const plain = plainState(text);
  return said.find(([, patterns]) => patterns.some((pattern) => pattern.test(plain)))?.[0] ?? null;
}

const tickGlyphs = /^[\u00fc\u00fe\uf0fc\uf0fe\u0050\u0052ab]$/;
const crossGlyphs = /^[\u00fb\u00fd\uf0fb\uf0fd\u004f\u0051]$/;

/** A letter that is a tick or a cross only in its font. */
export function glyphMeaning(glyph: string): boolean | null {
  if (tickGlyphs.test(glyph)) return true;
  return crossGlyphs.test(glyph) ? false : null;
}
