import { z } from "zod";
import { imports } from "@/features/imports/policy";
import { createBatch } from "@/features/imports/upload.mutations";
import { requireSameOrigin } from "@/lib/action";
import { answer } from "@/lib/answer";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { discardUpload, type SavedUpload, saveUpload } from "@/lib/uploads";

export const dynamic = "force-dynamic";

const said = z.object({
  name: z.string().trim().min(1).max(255),
  size: z.coerce.number().int().nonnegative().optional(),
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
type Said = z.output<typeof said>;

/** Takes a file as the request's body. Its name, and what the browser knows of its size and hash, stand in the headers. */
export function POST(request: Request): Promise<Response> {
  return answer(async (ctx) => {
    await requireSameOrigin();
    authorize(ctx, imports.run);
    const about = said.safeParse({
      name: fileName(request.headers.get("x-file-name")),
      size: request.headers.get("x-file-size") ?? undefined,
      hash: request.headers.get("x-file-sha256") ?? undefined,
    });
    if (!about.success || !request.body) throw new AppError("INVALID", { file: "required" });
    return Response.json({ id: await keep(ctx, request.body, about.data) }, { status: 201 });
  });
}

async function keep(ctx: Context, sent: ReadableStream<Uint8Array>, about: Said): Promise<string> {
  const id = newId();
  const body = sent as Parameters<typeof saveUpload>[0]["body"];
  const saved = await saveUpload({ id, body, userId: ctx.actor.type === "user" ? ctx.actor.userId : "" });
  try {
    requireWhole(saved, about);
    return await createBatch(ctx, { id, fileName: about.name, ...saved });
  } catch (error) {
    await discardUpload(id);
    throw error;
  }
}

function requireWhole({ size, hash }: SavedUpload, about: Said): void {
  const differs =
    (about.size !== undefined && about.size !== size) || (about.hash !== undefined && about.hash !== hash);
  if (differs) throw new AppError("INVALID", { file: "incomplete" });
}

/** The last part of the name, without what can't be seen or turns the writing round. */
function fileName(header: string | null): string {
  try {
    const name = decodeURIComponent(header ?? "");
    return name
      .replace(/^.*[\\/]/, "")
      .replace(/[\p{Cc}\p{Cf}]/gu, "")
      .slice(0, 255);
  } catch {
    return "";
  }
}
