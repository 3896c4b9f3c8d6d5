import type { Day } from "@/lib/dates";

const months = [
  ...["Januari", "Februari", "Maret", "April", "Mei", "Juni"],
  ...["Juli", "Agustus", "September", "Oktober", "November", "Desember"],
];

/** For pages that are Indonesian whatever the user's language: "9 Oktober 2026". */
export function indonesianDay(day: Day): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${date} ${months[(month ?? 1) - 1]} ${year}`;
}
