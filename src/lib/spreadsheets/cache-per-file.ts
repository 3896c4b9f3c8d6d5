import { stat } from "node:fs/promises";

/** What was made of the last file is made anew only of another: one reading looks at its file many times. */
export function cachePerFile<Made, Rest extends unknown[]>(
  make: (path: string, ...rest: Rest) => Promise<Made>,
): (path: string, ...rest: Rest) => Promise<Made> {
  let last: { file: string; made: Promise<Made> } | null = null;
  return async (path, ...rest) => {
    const { size, mtimeMs } = await stat(path);
    const file = `${path} ${size} ${mtimeMs}`;
    if (last?.file !== file) last = { file, made: make(path, ...rest) };
    return last.made;
  };
}
