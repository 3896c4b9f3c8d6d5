export function chatHref(phone: string, message = ""): string {
  const digits = phone.replace(/\D/g, "");
  return `https://wa.me/${digits}${message ? `?text=${encodeURIComponent(message)}` : ""}`;
}

export const callHref = (phone: string) => `tel:${phone}`;
