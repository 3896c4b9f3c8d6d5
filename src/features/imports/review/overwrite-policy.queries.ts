import "server-only";
import type { Context } from "@/lib/context";
import { read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { getBatch } from "../batch.queries";
import { imports } from "../policy";
import { termsOf } from "./field-changes.queries";
import { fieldsOfFile } from "./overwrite-policy";

/** The fields that this file can change, and the rule of each. */
export async function rulesOfBatch(ctx: Context, batchId: string) {
  authorize(ctx, imports.read);
  const { decisions } = await getBatch(ctx, batchId);
  const { overwrites, place } = await read(ctx, (tx) => termsOf(tx, ctx, batchId));
  const fields = fieldsOfFile(decisions?.mapping.columns ?? [], { placed: place !== null });
  return { overwrites, fields };
}
