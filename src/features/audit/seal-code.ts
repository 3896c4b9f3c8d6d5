/** What one seal is about. Moments are microseconds since 1970, as text. */
export type SealedBatch = { number: number; after: string; until: string; entries: number; digest: string };

/** The text whose code is the seal: it holds the code before, so that no seal can be taken out of the chain or moved in it. */
export function sealText(
  previousCode: string,
  { number, after, until, entries, digest }: SealedBatch,
): string {
  return [previousCode, number, after, until, entries, digest].join("|");
}
