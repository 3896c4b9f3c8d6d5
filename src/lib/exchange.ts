import type { z } from "zod";
import { requireSameOrigin } from "./action";
import { answer } from "./answer";
import type { Context } from "./context";
import { AppError } from "./errors";
import { requireWritable } from "./read-only";
import { isStorable } from "./storable";

const mostBytes = 256 * 1024;

/** From our own page, signed in, of a limited size, and uncached. */
export async function exchange<S extends z.ZodType>(
  request: Request,
  schema: S,
  run: (ctx: Context, input: z.output<S>) => Promise<unknown>,
): Promise<Response> {
  const response = await answer(async (ctx) => {
    await requireSameOrigin();
    // The phone keeps what it could not send, and sends it later.
    requireWritable();
    const input = schema.safeParse(await readJson(request));
    if (!input.success || !isStorable(input.data)) throw new AppError("INVALID");
    return Response.json(await run(ctx, input.data));
  });
  response.headers.set("cache-control", "no-store");
  return response;
}

async function readJson(request: Request): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > mostBytes) throw new AppError("INVALID", { form: "too_long" });
    chunks.push(part.value);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    throw new AppError("INVALID");
  }
}
