/** What an Indonesian citizen number says about its owner: day of birth (plus 40 for women), month, year. */
export function readNik(nik: string): { birthDay: string; sex: "male" | "female" } | null {
  if (!/^\d{16}$/.test(nik)) return null;
  const day = Number(nik.slice(6, 8));
  const month = Number(nik.slice(8, 10));
  const plainDay = day > 40 ? day - 40 : day;
  if (plainDay < 1 || plainDay > 31 || month < 1 || month > 12) return null;
  return {
    birthDay: `${nik.slice(10, 12)}-${nik.slice(8, 10)}-${String(plainDay).padStart(2, "0")}`,
    sex: day > 40 ? "female" : "male",
  };
}
