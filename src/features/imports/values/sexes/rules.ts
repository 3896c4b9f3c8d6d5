export type Sex = "male" | "female" | "other";

const words: [Sex, RegExp][] = [
  ["male", /^(l|lk|laki|laki[ -]?laki|pria|m|male|man|mr|h|herr|mann|männlich|homme|masculin)\.?$/i],
  ["female", /^(p|pr|perempuan|wanita|w|f|female|woman|mrs|ms|frau|weiblich|femme|féminin)\.?$/i],
  ["other", /^(o|x|other|lainnya|divers|non-?binary|autre)\.?$/i],
];

export function parseSex(text: string): Sex | null {
  return words.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
