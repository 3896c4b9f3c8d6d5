let handed: CryptoKey | null = null;

/** What was just typed on the page before is not asked for again: the key stays in this tab's memory until the list is opened. */
export function handKey(key: CryptoKey): void {
  handed = key;
}

export function takeHandedKey(): CryptoKey | null {
  const key = handed;
  handed = null;
  return key;
}
