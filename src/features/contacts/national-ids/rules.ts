/** The digits and letters that count, however it was typed. */
export const plainNationalId = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "").toUpperCase();

/** "3604121204880004" → "36•• •••• •••• ••04". */
export function maskedNationalId(value: string): string {
  const marks = [...value].map((mark, at) => (at < 2 || at >= value.length - 2 ? mark : "•"));
  return marks.join("").replace(/(.{4})(?=.)/gu, "$1 ");
}
