import { open } from "node:fs/promises";
import { cachePerFile } from "../cache-per-file";

export interface Survey {
  head: Buffer;
  length: number;
  /** How often each byte is there. */
  bytes: Uint32Array;
  isUtf8: boolean;
  /** Broken in a few places only: damaged UTF-8, not another encoding. */
  looksUtf8: boolean;
  /** Stretches around bytes above 127. */
  highSample: Buffer;
}

/** Every byte of two hundred megabytes once is enough. */
export const byteStatistics = cachePerFile(surveyBytes);

async function surveyBytes(path: string): Promise<Survey> {
  const file = await open(path, "r");
  const surveyor = new Surveyor();
  try {
    for await (const chunk of file.createReadStream({ highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>)
      surveyor.add(chunk);
  } finally {
    await file.close().catch(() => {});
  }
  return surveyor.finish();
}

const mostSamples = 64;

class Surveyor {
  private head = Buffer.alloc(0);
  private length = 0;
  private isUtf8 = true;
  private readonly bytes = new Uint32Array(256);
  private readonly samples: Buffer[] = [];
  private readonly seen = { good: 0, bad: 0 };
  private readonly strict = new TextDecoder("utf-8", { fatal: true });
  private readonly lenient = new TextDecoder("utf-8");

  add(chunk: Buffer): void {
    if (this.length === 0) this.head = Buffer.from(chunk.subarray(0, 65_536));
    this.length += chunk.length;
    const bytes = countBytes(chunk);
    for (const [byte, count] of bytes.entries()) this.bytes[byte] = (this.bytes[byte] ?? 0) + count;
    this.isUtf8 = this.isUtf8 && decodes(this.strict, chunk);
    if (this.isUtf8) this.seen.good += countOf(bytes, beginsLetter);
    else countHigh(this.lenient.decode(chunk, { stream: true }), this.seen);
    if (this.samples.length < mostSamples && countOf(bytes, isHigh) > 0)
      this.samples.push(...highStretches(chunk, mostSamples - this.samples.length));
  }

  finish(): Survey {
    const { head, length, bytes, seen } = this;
    return {
      head,
      length,
      bytes,
      isUtf8: this.isUtf8 && decodes(this.strict, null),
      looksUtf8: seen.good > 20 * seen.bad,
      highSample: Buffer.concat(this.samples),
    };
  }
}

function decodes(decoder: TextDecoder, chunk: Buffer | null): boolean {
  try {
    if (chunk) decoder.decode(chunk, { stream: true });
    else decoder.decode();
    return true;
  } catch {
    return false;
  }
}

function countHigh(text: string, seen: { good: number; bad: number }): void {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0xfffd) seen.bad += 1;
    else if (code > 127) seen.good += 1;
  }
}

type Byte = (byte: number) => boolean;
export const isControl: Byte = (byte) => byte < 32 && ![9, 10, 12, 13, 26].includes(byte);
const isHigh: Byte = (byte) => byte >= 0x80;
/** Begins a letter beyond ASCII, in UTF-8 and in what is none. */
const beginsLetter: Byte = (byte) => byte >= 0xc0;

function countBytes(chunk: Buffer): Uint32Array {
  const counts = new Uint32Array(256);
  for (let index = 0; index < chunk.length; index += 1) {
    const byte = chunk[index] ?? 0;
    counts[byte] = (counts[byte] ?? 0) + 1;
  }
  return counts;
}

export function countOf(bytes: ArrayLike<number>, fits: Byte): number {
  return Array.from(bytes).reduce((sum, count, byte) => (fits(byte) ? sum + count : sum), 0);
}

function highStretches(chunk: Buffer, room: number): Buffer[] {
  const stretches: Buffer[] = [];
  let from = 0;
  for (let index = 0; index < chunk.length && stretches.length < room; index += 1) {
    if ((chunk[index] ?? 0) < 128 || index < from) continue;
    stretches.push(Buffer.from(chunk.subarray(Math.max(from, index - 100), index + 400)));
    from = index + 400;
  }
  return stretches;
}
