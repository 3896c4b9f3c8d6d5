/**
 * Changes the first piece of a response's body. Node has no hook for it: `write` and `end` are replaced, which works as long
 * as Next and `compression` call them on the response.
 */
export function changeFirstChunk(response, change) {
  const { write, end } = response;
  let isFirst = true;
  const changed = (chunk) => {
    if (!isFirst || !(typeof chunk === "string" || chunk instanceof Uint8Array)) return chunk;
    isFirst = false;
    return change(chunk);
  };
  response.write = (chunk, ...rest) => write.call(response, changed(chunk), ...rest);
  response.end = (chunk, ...rest) => end.call(response, changed(chunk), ...rest);
}
