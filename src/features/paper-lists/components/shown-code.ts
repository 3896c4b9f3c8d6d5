/** "K7M4XT" → "K7M-4XT". */
export const shownCode = (code: string) => `${code.slice(0, 3)}-${code.slice(3)}`;
