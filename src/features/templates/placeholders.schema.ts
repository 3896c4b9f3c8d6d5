const placeholders = ["name", "organiser", "union"] as const;
export type Placeholder = (typeof placeholders)[number];

const inBraces = /\{([^{}]*)\}/g;
const isPlaceholder = (word: string): word is Placeholder => placeholders.some((known) => known === word);

/** Whether every brace is a placeholder that is filled: nobody is to be greeted as "{nama}". */
export function hasOnlyPlaceholders(text: string): boolean {
  const rest = text.replace(inBraces, (whole, word: string) => (isPlaceholder(word) ? "" : whole));
  return !/[{}]/.test(rest);
}

export function fill(text: string, values: Record<Placeholder, string>): string {
  return text.replace(inBraces, (whole, word: string) => (isPlaceholder(word) ? values[word] : whole));
}
