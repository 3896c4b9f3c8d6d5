import { FileRefusal } from "../refusal";
import { parseXml } from "../xml";
import type { Archive } from "../zip";

const limits = { strings: 4_000_000, characters: 60_000_000 };
export const longestCell = 65_536;

/** The shared strings; rich text is joined, pronunciation guides are left out. */
export async function readStrings(archive: Archive, part: string | null): Promise<string[]> {
  if (!part || !archive.has(part)) return [];
  const strings: string[] = [];
  const collector = textCollector();
  let characters = 0;
  const items = parseXml<string>(
    archive.read(part),
    {
      open(name) {
        if (name === "si") collector.start();
        else collector.open(name);
      },
      close(name) {
        collector.close(name);
        if (name !== "si") return;
        const text = collector.take();
        characters += text.length;
        if (strings.push(text) > limits.strings || characters > limits.characters) {
          throw new FileRefusal("too_much_data", { part });
        }
      },
      text: collector.text,
    },
    () => [],
  );
  for await (const _ of items);
  return strings;
}

/** Gathers the `<t>` of a string item, skipping what stands in `<rPh>`. */
export function textCollector() {
  let parts: string[] = [];
  let length = 0;
  let inText = false;
  let inGuide = false;
  return {
    start() {
      parts = [];
      length = 0;
      inText = false;
      inGuide = false;
    },
    open(name: string) {
      if (name === "rPh") inGuide = true;
      else if (name === "t") inText = !inGuide;
    },
    close(name: string) {
      if (name === "rPh") inGuide = false;
      else if (name === "t") inText = false;
    },
    text(text: string) {
      // One character more than may be is enough to know that the cell is too long.
      if (!inText || length > longestCell) return;
      const kept = text.slice(0, longestCell + 1 - length);
      parts.push(kept);
      length += kept.length;
    },
    take: () => unescapeControl(parts.join("")),
  };
}

/** Excel writes control characters as _x000D_. */
function unescapeControl(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
