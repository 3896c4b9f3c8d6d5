/** What every search-as-you-type waits for, here and in the picker. */
export const searchPause = 250;
export const fewestLetters = 2;
