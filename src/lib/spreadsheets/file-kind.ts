import { open, stat } from "node:fs/promises";
import { refusedByBytes, refusedByText, startsWith } from "./file-signature";
import { FileRefusal, type RefusalCode } from "./refusal";
import { openArchive } from "./zip";

export type FileKind = "xlsx" | "ods" | "text";

export const largestFile = 200 * 1024 * 1024;

/** What a file is by its bytes; its name is not asked. */
export async function recogniseFile(path: string): Promise<FileKind> {
  const { size } = await stat(path);
  if (size === 0) throw new FileRefusal("empty_file");
  if (size > largestFile) throw new FileRefusal("too_large", { megabytes: 200 });
  const head = await readHead(path, size);
  const known = refusedByBytes(head);
  if (known) throw new FileRefusal(known);
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) throw new FileRefusal(await compoundKind(path));
  if (startsWith(head, [0x50, 0x4b, 0x05, 0x06])) throw new FileRefusal("no_sheets");
  // "PKWT" over a column begins with the same two letters.
  if (startsWith(head, [0x50, 0x4b]) && (head[2] ?? 0x20) < 0x20) return packageKind(path);
  return textKind(head);
}

async function readHead(path: string, size: number): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const buffer = Buffer.alloc(Math.min(size, 4_096));
    await file.read(buffer, 0, buffer.length, 0);
    return buffer;
  } finally {
    await file.close();
  }
}

/** Old Excel, Word and PowerPoint, a mail of Outlook, or a new workbook that is locked with a password: all are compound files. */
async function compoundKind(path: string): Promise<RefusalCode> {
  const file = await open(path, "r");
  try {
    const buffer = Buffer.alloc(1_048_576);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    const { size } = await file.stat();
    const tail = Buffer.alloc(Math.min(size, 1_048_576));
    await file.read(tail, 0, tail.length, Math.max(0, size - tail.length));
    const has = (name: string) => {
      const bytes = Buffer.from(name, "utf16le");
      return buffer.subarray(0, bytesRead).includes(bytes) || tail.includes(bytes);
    };
    if (has("EncryptedPackage") || has("EncryptionInfo")) return "password_protected";
    if (has("__substg1.0_")) return "unknown_binary";
    if (has("WordDocument")) return "word_document";
    // A workbook may hold slides.
    if (has("PowerPoint Document") && !has("Workbook")) return "presentation";
    return "xls_binary";
  } finally {
    await file.close();
  }
}

async function packageKind(path: string): Promise<FileKind> {
  const archive = await openArchive(path);
  try {
    if (archive.has("xl/workbook.bin")) throw new FileRefusal("xlsb_binary");
    if (archive.names.some((name) => name.startsWith("word/"))) throw new FileRefusal("word_document");
    if (archive.names.some((name) => name.startsWith("ppt/"))) throw new FileRefusal("presentation");
    if (archive.has("[Content_Types].xml") && archive.has("_rels/.rels")) return "xlsx";
    if (archive.has("mimetype") && archive.has("content.xml")) return "ods";
    throw new FileRefusal("other_zip");
  } finally {
    archive.close();
  }
}

function textKind(head: Buffer): "text" {
  const start = head
    .toString("latin1")
    .replace(/^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)|\p{Cc}(?<!\s)/gu, "")
    .trimStart()
    .toLowerCase();
  const known = refusedByText(start);
  if (known) throw new FileRefusal(known);
  return "text";
}
