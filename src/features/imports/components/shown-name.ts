import { pastedName } from "../pasted-name";

/** A file's name, or a template's after it, as it is shown: `pasted` are the words for pasted cells. */
export function shownName(name: string, pasted: string): string {
  return name.startsWith(pastedName) ? `${pasted}${name.slice(pastedName.length)}` : name;
}
