import { createServer } from "node:http";
import { Readable } from "node:stream";
import compression from "compression";
import { afterEach, expect, test } from "vitest";
import { changeFirstChunk } from "./first-chunk.mjs";

const servers = [];
afterEach(() =>
  Promise.all(servers.splice(0).map((server) => new Promise((closed) => server.close(closed)))),
);

/** A body written this way behind `compression`, its first piece in capitals. */
async function received(write) {
  const compress = compression();
  const server = createServer((request, response) =>
    compress(request, response, () => {
      changeFirstChunk(response, (chunk) => Buffer.from(chunk).toString().toUpperCase());
      response.setHeader("content-type", "text/html");
      write(response);
    }),
  );
  servers.push(server);
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const answer = await fetch(`http://127.0.0.1:${server.address().port}/`);
  return answer.text();
}

function inPieces(response) {
  response.write("one ");
  response.end("two");
}

function headFirst(response) {
  response.flushHeaders();
  response.end("one");
}

test.each([
  ["a string", (response) => response.end("one"), "ONE"],
  ["bytes", (response) => response.end(Buffer.from("one")), "ONE"],
  ["several pieces", inPieces, "ONE two"],
  ["a body after its head", headFirst, "ONE"],
  [
    "a stream",
    (response) => Readable.from(["one ", "two"].map((text) => Buffer.from(text))).pipe(response),
    "ONE two",
  ],
  ["nothing", (response) => response.end(), ""],
])("the first piece of %s is changed once, the rest is left alone", async (_what, write, body) => {
  expect(await received(write)).toBe(body);
});
