import { SaxesParser, type SaxesTagPlain } from "saxes";
import { FileRefusal } from "./refusal";

export interface XmlHandler {
  /** Names come without their namespace prefix, so that `x:row` and `row` are one. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
}

const limits = { depth: 64, silentChars: 4_000_000 };

/** Feeds one part of a package to a handler, chunk by chunk; `afterChunk` lets a caller hand on what is ready or stop. */
export async function* parseXml<T>(
  chunks: AsyncIterable<Buffer>,
  handler: XmlHandler,
  afterChunk: () => T[] | "stop",
): AsyncGenerator<T> {
  const feed = guardedParser(handler);
  for await (const text of decoded(chunks)) {
    feed(text);
    const ready = afterChunk();
    if (ready === "stop") return;
    yield* ready;
  }
  feed(null);
  const ready = afterChunk();
  if (ready !== "stop") yield* ready;
}

/** Reads a small part to its end. */
export async function parseWhole(chunks: AsyncIterable<Buffer>, handler: XmlHandler): Promise<void> {
  for await (const _ of parseXml<never>(chunks, handler, () => []));
}

function guardedParser(handler: XmlHandler): (text: string | null) => void {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  let depth = 0;
  let silent = 0;
  parser.on("doctype", () => {
    throw new FileRefusal("unsafe_xml");
  });
  parser.on("error", (error) => {
    throw new FileRefusal("broken_xml", { detail: error.message.slice(0, 120) });
  });
  parser.on("opentag", (tag: SaxesTagPlain) => {
    silent = 0;
    depth += 1;
    if (depth > limits.depth) throw new FileRefusal("unsafe_xml");
    handler.open(localName(tag.name), tag.attributes);
  });
  parser.on("closetag", (tag: SaxesTagPlain) => {
    silent = 0;
    depth -= 1;
    handler.close(localName(tag.name));
  });
  parser.on("text", (text) => {
    silent = 0;
    handler.text(text);
  });
  parser.on("cdata", (text) => handler.text(text));
  return (text) => {
    if (text === null) {
      parser.close();
      return;
    }
    silent += text.length;
    // Nothing came out of so much text: one huge value that the parser is still collecting in memory.
    if (silent > limits.silentChars) throw new FileRefusal("cell_too_long");
    parser.write(text);
  };
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

/** The attribute whatever its prefix: strict and transitional workbooks differ in it. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name];
  const key = Object.keys(attributes).find((candidate) => localName(candidate) === name);
  return key === undefined ? undefined : attributes[key];
}

async function* decoded(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  try {
    for await (const chunk of chunks) {
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
      const text = decoder.decode(chunk, { stream: true });
      if (text) yield text;
    }
    const rest = decoder?.decode();
    if (rest) yield rest;
  } catch (error) {
    if (error instanceof FileRefusal) throw error;
    throw new FileRefusal("broken_xml", { detail: "encoding" });
  }
}

function encodingOf(first: Buffer): "utf-8" | "utf-16le" | "utf-16be" {
  const [a, b] = first;
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (a === 0x3c && b === 0) return "utf-16le";
  if (a === 0 && b === 0x3c) return "utf-16be";
  return "utf-8";
}
