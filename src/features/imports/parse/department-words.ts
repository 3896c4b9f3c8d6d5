type WordKind = "word" | "abbreviation";

interface Concept {
  en: string[];
  other: string[];
  short: string[];
}

/** Departments as factories, depots and hospitals call them; first English, then Indonesian, German and French. */
const concepts: Concept[] = [
  { en: ["cutting"], other: ["potong", "pemotongan", "bagian potong", "zuschnitt", "coupe"], short: ["cut"] },
  { en: ["sewing"], other: ["jahit", "penjahitan", "jahitan", "naherei", "couture"], short: ["sew", "swg"] },
  { en: ["finishing"], other: ["penyelesaian"], short: ["fin"] },
  {
    en: ["qc", "quality control", "quality"],
    other: ["mutu", "pengendalian mutu", "kontrol kualitas", "qualitatskontrolle"],
    short: ["q c"],
  },
  {
    en: ["packing", "packaging"],
    other: ["pengepakan", "pengemasan", "kemas", "verpackung", "emballage"],
    short: ["pack", "pck"],
  },
  { en: ["embroidery"], other: ["bordir", "stickerei", "broderie"], short: ["bdr", "emb"] },
  { en: ["warehouse"], other: ["gudang", "lager", "entrepot"], short: ["gdg", "wh", "whs"] },
  {
    en: ["maintenance"],
    other: ["mekanik", "perawatan", "pemeliharaan", "instandhaltung", "wartung", "entretien"],
    short: ["mtc", "mtn", "maint", "mnt"],
  },
  { en: ["washing", "laundry"], other: ["cuci", "pencucian", "wascherei"], short: ["wsh"] },
  { en: ["logistics"], other: ["logistik", "logistique"], short: ["log"] },
  { en: ["assembly"], other: ["perakitan", "rakit", "montage"], short: ["assy", "asm"] },
  { en: ["paint shop", "painting"], other: ["pengecatan", "cat", "lackiererei", "peinture"], short: [] },
  { en: ["canteen"], other: ["kantin", "kantine", "cantine"], short: [] },
  { en: ["production"], other: ["produksi", "produktion"], short: ["prod"] },
  { en: ["security"], other: ["satpam", "keamanan", "wachschutz"], short: ["sec"] },
  { en: ["human resources", "hr"], other: ["hrd", "personalia", "sdm", "personalabteilung"], short: [] },
  { en: ["printing"], other: ["sablon", "percetakan", "druckerei"], short: ["prt"] },
  { en: ["knitting"], other: ["rajut", "strickerei"], short: ["knt"] },
  { en: ["weaving"], other: ["tenun", "weberei"], short: ["wvg"] },
  { en: ["dyeing"], other: ["celup", "pencelupan", "farberei"], short: ["dye"] },
  { en: ["spinning"], other: ["pintal", "pemintalan", "spinnerei"], short: ["spn"] },
  { en: ["ironing", "pressing"], other: ["setrika", "gosok", "bugelei"], short: ["irn"] },
  { en: ["transport", "transportation"], other: ["transportasi", "angkutan"], short: ["trn"] },
  { en: ["cleaning"], other: ["kebersihan", "reinigung"], short: ["cln"] },
  { en: ["office", "administration"], other: ["kantor", "administrasi", "verwaltung"], short: ["adm"] },
];

interface Entry {
  concept: number;
  english: boolean;
  kind: WordKind;
}

const entries = new Map<string, Entry>();
for (const [concept, { en, other, short }] of concepts.entries()) {
  for (const word of en) entries.set(word, { concept, english: true, kind: "word" });
  for (const word of other) entries.set(word, { concept, english: false, kind: "word" });
  for (const word of short) entries.set(word, { concept, english: false, kind: "abbreviation" });
}

export function lookUpDepartment(plain: string): Entry | undefined {
  return entries.get(plain);
}

export const departmentWords: readonly string[] = [...entries.keys()].filter((word) => word.length >= 5);
