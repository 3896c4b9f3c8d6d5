/** The name that pasted cells are kept under, as a file: whoever reads it sees it in their own words. */
export const pastedName = "pasted.cells";

/** A file's name, or a template's after it, as it is shown: `pasted` are the words for pasted cells. */
export function shownName(name: string, pasted: string): string {
  return name.startsWith(pastedName) ? `${pasted}${name.slice(pastedName.length)}` : name;
}
