/** The same list, searched. The one place that puts the words of a search into an address. */
export function searchedHref(list: string, words: string): string {
  const q = words.trim();
  if (!q) return list;
  return `${list}${list.includes("?") ? "&" : "?"}q=${encodeURIComponent(q)}`;
}

/** The form for a new contact, with the name that was searched in vain. */
export const newContactHref = (name: string) =>
  `/contacts/new?${new URLSearchParams({ name, follow: "log" })}`;
