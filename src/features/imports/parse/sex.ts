export const sexes = ["male", "female", "other"] as const;
export type Sex = (typeof sexes)[number];

const words: [Sex, RegExp][] = [
  [
    "male",
    /^(l|lk|laki|laki ?laki|laki ?2|lelaki|pria|cowok|m|male|man|men|mr|h|herr|mann|männlich|homme|masculin)$/,
  ],
  [
    "female",
    /^(p|pr|prp|perempuan|wanita|cewek|w|f|fem|female|woman|women|mrs|ms|frau|weiblich|femme|féminin)$/,
  ],
  ["other", /^(o|x|other|lainnya|divers|non ?binary|nb|autre)$/],
];

export function parseSex(text: string): Sex | null {
  const plain = text
    .slice(0, 40)
    .toLowerCase()
    .replace(/[\s_‐-–-]+/g, " ")
    .replace(/\.+$/, "")
    .trim();
  return words.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}
