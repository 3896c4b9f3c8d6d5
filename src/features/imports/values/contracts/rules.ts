export type ContractType =
  | "permanent"
  | "fixed_term"
  | "outsourced"
  | "daily"
  | "apprentice"
  | "probation"
  | "part_time";

const words: [ContractType, RegExp][] = [
  [
    "permanent",
    /^(pkwtt|sku[bh]?|kht|(karyawan |pegawai |kary\.? )?tetap|permanent|kartap|unbefristet|full[ -]?time|cdi|organik)\b/i,
  ],
  ["probation", /^(percobaan|masa percobaan|probation|probezeit|training)\b/i],
  ["daily", /^(harian|hl|phl|bhl|khl|borongan|daily|casual)\b/i],
  ["apprentice", /^(magang|pemagangan|apprentice|intern|trainee|pkl|azubi)\b/i],
  ["outsourced", /^(outsourc\w*|os|alih daya|pemborongan|agency|leiharbeit\w*|yayasan)\b/i],
  ["part_time", /^(part[ -]?time|paruh waktu|teilzeit)\b/i],
  [
    "fixed_term",
    /^(pkwt|(karyawan )?kontrak|kartrak|contract|fixed[ -]?term|temporary|temp|befristet|cdd)\b/i,
  ],
];

export function parseContractType(text: string): ContractType | null {
  return words.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
