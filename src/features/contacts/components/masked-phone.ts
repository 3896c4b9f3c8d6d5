/** "+628123457731" → "+62 812 •••• 7731": enough to recognise, not enough to copy. */
export function maskedPhone(phone: string): string {
  return phone.length < 9 ? "••••" : `${phone.slice(0, 3)} ${phone.slice(3, 6)} •••• ${phone.slice(-4)}`;
}
