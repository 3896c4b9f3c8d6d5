const day = 86_400_000;

/** A sheet's day number as YYYY-MM-DD; null for what is no day, among it 29 February 1900, which never was. */
export function serialToDate(serial: number, date1904 = false): string | null {
  const whole = Math.floor(serial);
  if (!Number.isFinite(serial) || whole < 1 || whole > 2_958_465) return null;
  if (date1904) return isoDay(Date.UTC(1904, 0, 1) + whole * day);
  if (whole === 60) return null;
  return isoDay(Date.UTC(1899, 11, whole < 60 ? 31 : 30) + whole * day);
}

function isoDay(time: number): string | null {
  const iso = new Date(time).toISOString();
  return iso.startsWith("+") ? null : iso.slice(0, 10);
}
