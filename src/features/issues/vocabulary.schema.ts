const names = {
  id: [
    "Upah",
    "Upah lembur",
    "Target produksi",
    "Status kontrak",
    "Keselamatan kerja",
    "Jam kerja dan shift",
    "Cuti",
    "Cuti haid dan melahirkan",
    "Izin ke toilet",
    "Jaminan sosial (BPJS)",
    "THR dan bonus",
    "Pelecehan dan perlakuan atasan",
    "Makan dan angkutan",
    "Ancaman PHK",
  ],
  en: [
    "Wages",
    "Overtime pay",
    "Production targets",
    "Contract status",
    "Health and safety",
    "Hours and shifts",
    "Leave",
    "Menstrual and maternity leave",
    "Toilet breaks",
    "Social security",
    "Holiday pay and bonus",
    "Harassment and treatment by bosses",
    "Meals and transport",
    "Threat of dismissal",
  ],
} as const;

/** What a new union starts with, and edits. */
export function defaultIssues(locale: "id" | "en"): readonly string[] {
  return names[locale];
}
