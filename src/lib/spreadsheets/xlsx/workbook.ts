import { posix } from "node:path";
import { FileRefusal } from "../refusal";
import { attribute, parseWhole } from "../xml";
import type { Archive } from "../zip";

interface WorkbookSheet {
  name: string;
  part: string;
  hidden: boolean;
}

export interface Workbook {
  sheets: WorkbookSheet[];
  date1904: boolean;
  stringsPart: string | null;
  stylesPart: string;
}

const mostSheets = 1_000;
/** Of a workbook: one for each of its sheets, and some for what belongs to it. */
const mostRelations = 10_000;

interface Relation {
  type: string;
  target: string;
}

/** Sheets in the order of the workbook, found through its relations, never by their file names. */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const part = await workbookPart(archive);
  const relations = await readRelations(archive, part);
  const listed: { name: string; relation: string; hidden: boolean }[] = [];
  let date1904 = false;
  await parseWhole(archive.read(part), {
    open(name, attributes) {
      if (name === "workbookPr") date1904 = /^(1|true|on)$/i.test(attributes.date1904 ?? "");
      if (name !== "sheet") return;
      if (listed.length >= mostSheets) throw new FileRefusal("too_many_parts", { parts: mostSheets });
      listed.push({
        name: (attributes.name ?? "").slice(0, 200),
        relation: attribute(attributes, "id") ?? "",
        hidden: /hidden/i.test(attributes.state ?? ""),
      });
    },
    close: () => {},
    text: () => {},
  });
  const sheets = listed.flatMap(({ name, relation, hidden }) => {
    const found = relations.get(relation);
    if (!found?.type.endsWith("/worksheet")) return [];
    return [{ name, part: found.target, hidden }];
  });
  if (sheets.length === 0) throw new FileRefusal("no_sheets");
  // A part is one sheet: a thousand sheets that are the same part are read a thousand times.
  if (new Set(sheets.map(({ part: sheet }) => sheet)).size < sheets.length)
    throw new FileRefusal("unsafe_archive", { part });
  return {
    sheets,
    date1904,
    stringsPart: byType(relations, "/sharedStrings"),
    stylesPart: byType(relations, "/styles") ?? "",
  };
}

async function workbookPart(archive: Archive): Promise<string> {
  if (!archive.has("_rels/.rels")) throw new FileRefusal("damaged", { part: "_rels/.rels" });
  const part = byType(await readRelations(archive, ""), "/officeDocument");
  if (!part || !archive.has(part)) throw new FileRefusal("damaged", { part: part ?? "workbook" });
  return part;
}

function byType(relations: Map<string, Relation>, ending: string): string | null {
  for (const relation of relations.values()) if (relation.type.endsWith(ending)) return relation.target;
  return null;
}

async function readRelations(archive: Archive, part: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(part);
  const name = posix.join(folder, "_rels", `${posix.basename(part)}.rels`);
  const relations = new Map<string, Relation>();
  if (!archive.has(name)) return relations;
  await parseWhole(archive.read(name), {
    open(tag, { Id, Type, Target, TargetMode }) {
      if (tag !== "Relationship" || !Id || !Type || !Target || TargetMode === "External") return;
      if (relations.size >= mostRelations) throw new FileRefusal("too_many_parts", { parts: mostRelations });
      const place = Target.replaceAll("\\", "/");
      const target = archive.find(place.startsWith("/") ? place.slice(1) : posix.join(folder, place));
      relations.set(Id, { type: Type, target });
    },
    close: () => {},
    text: () => {},
  });
  return relations;
}
