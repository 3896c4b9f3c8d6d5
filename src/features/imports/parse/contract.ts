export const contractTypes = [
  "permanent",
  "fixed_term",
  "outsourced",
  "daily",
  "apprentice",
  "probation",
  "part_time",
] as const;
export type ContractType = (typeof contractTypes)[number];

/** Whom the contract is of says nothing about what it is. */
const who =
  /^(status|ft|pt|karyawan|karyawati|kary|pegawai|peg|pekerja|buruh|tenaga|staff?|employee|worker)\b[\s.:]+(?=\S)/;

/** Whole words that say it alone. */
const alone: [ContractType, RegExp][] = [
  ["permanent", /^(ft|perm|regular|reguler|pns|asn|organik|tetap|indefinite|unlimited)$/],
  [
    "fixed_term",
    /^(honorer|honor|musiman|seasonal|ft contract|kontrak|limited|agency temp|non ?asn|pppk|p3k)$/,
  ],
  ["daily", /^(lepas|zero hours?( contract)?|on call|borongan|harian)$/],
  ["part_time", /^(pt|p\/t)$/],
  ["probation", /^calon( (karyawan|pegawai|pekerja|tetap))?$/],
];

const words: [ContractType, RegExp][] = [
  [
    "permanent",
    /^(pkwtt|sku[bh]?|kht|tetap|permanen\w*|kartap|unbefristet|full[ -]?time|cdi|organik|open ended)\b/,
  ],
  ["probation", /^(percobaan|masa percobaan|probation\w*|probezeit|training)\b/],
  ["daily", /^(harian|hl|phl|bhl|khl|thl|borongan|daily|casual\w*|lepas)\b/],
  ["apprentice", /^(magang|pemagangan|apprentice\w*|intern|trainee|pkl|azubi)\b/],
  ["outsourced", /^(outsourc\w*|os|alih daya|pemborongan|agency|leiharbeit\w*|yayasan)\b/],
  ["part_time", /^(part[ -]?time\w*|paruh waktu|teilzeit)\b/],
  [
    "fixed_term",
    /^(pkwt|kontrak|kartrak|contract\w*|fixed[ -]?term|temporary|temp|befristet|cdd|sementara)\b/,
  ],
];

export function parseContractType(text: string): ContractType | null {
  const plain = text
    .slice(0, 80)
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/[.!]+$/, "")
    .trim();
  const bare = plain.replace(who, "").replace(who, "");
  const said = [...alone, ...words].find(([, pattern]) => pattern.test(plain) || pattern.test(bare));
  return said?.[0] ?? null;
}
