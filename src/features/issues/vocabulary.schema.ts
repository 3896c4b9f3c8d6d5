import { BothLanguages } from "@/lib/both-languages";

const names = [
  { id: "Upah", en: "Wages" },
  { id: "Upah lembur", en: "Overtime pay" },
  { id: "Target produksi", en: "Production targets" },
  { id: "Status kontrak", en: "Contract status" },
  { id: "Keselamatan kerja", en: "Health and safety" },
  { id: "Jam kerja dan shift", en: "Hours and shifts" },
  { id: "Cuti", en: "Leave" },
  { id: "Cuti haid dan melahirkan", en: "Menstrual and maternity leave" },
  { id: "Izin ke toilet", en: "Toilet breaks" },
  { id: "Jaminan sosial (BPJS)", en: "Social security" },
  { id: "THR dan bonus", en: "Holiday pay and bonus" },
  { id: "Pelecehan dan perlakuan atasan", en: "Harassment and treatment by bosses" },
  { id: "Makan dan angkutan", en: "Meals and transport" },
  { id: "Ancaman PHK", en: "Threat of dismissal" },
];

/** What a new union starts with, and edits. */
export const defaultIssues = (locale: "id" | "en"): readonly string[] => names.map((name) => name[locale]);

export const issueNames = new BothLanguages(names);
