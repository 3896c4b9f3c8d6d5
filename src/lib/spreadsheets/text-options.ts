/** The encodings that a user can choose for a text file. */
export const textEncodings = [
  "utf-8",
  "windows-1252",
  "iso-8859-15",
  "windows-1250",
  "windows-1251",
  "macintosh",
  "cp437",
  "cp850",
  "utf-16le",
  "utf-16be",
  "gb18030",
  "shift_jis",
] as const;

/** The delimiters that a user can choose for it. */
export const textDelimiters = [",", ";", "\t", "|"] as const;

/** What stands between cells of a text that had no columns, and was taken apart line by line. */
export const takenApart = "\u241f";

/** What a user said of a text file, against our guess. */
export type TextAsked = { encoding?: string | undefined; delimiter?: string | undefined };
