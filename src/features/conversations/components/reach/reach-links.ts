/** Opens the chat, with the message typed but not sent. */
export function chatHref(phone: string, message = ""): string {
  const digits = phone.replace(/\D/g, "");
  return `https://wa.me/${digits}${message ? `?text=${encodeURIComponent(message)}` : ""}`;
}

export const callHref = (phone: string) => `tel:${phone}`;
