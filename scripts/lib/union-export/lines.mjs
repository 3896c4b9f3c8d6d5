import { StringDecoder } from "node:string_decoder";
import { from, to } from "pg-copy-streams";

// Characters that JSON writes as escapes: a line goes through COPY as it is.
const AS_IT_IS = String.raw`(FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02')`;

/** The lines of a query with one column, in pieces. */
export function selectLines(client, sql) {
  return linesOf(client.query(to(`COPY (${sql}) TO STDOUT ${AS_IT_IS}`)));
}

/** What takes lines, each with its end, into a table with one column. */
export const lineSink = (client, table) => client.query(from(`COPY ${table} FROM STDIN ${AS_IT_IS}`));

/**
 * The lines of a stream of bytes, in pieces of some dozens of kilobytes.
 *
 * @param {AsyncIterable<Buffer>} bytes
 * @returns {AsyncGenerator<string[]>}
 */
export async function* linesOf(bytes) {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for await (const chunk of bytes) {
    const lines = (rest + decoder.write(chunk)).split("\n");
    rest = lines.pop() ?? "";
    if (lines.length > 0) yield lines;
  }
  rest += decoder.end();
  if (rest) yield [rest];
}
