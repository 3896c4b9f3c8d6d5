/** What ran as long as this is well: the next pause is short again. */
export const WELL_AFTER_MS = 60_000;
const LONGEST_PAUSE_MS = 30_000;

/** Half a second after the first crash in a row, then twice as long each time, up to half a minute. */
export const pauseAfter = (crashes) => Math.min(250 * 2 ** crashes, LONGEST_PAUSE_MS);
