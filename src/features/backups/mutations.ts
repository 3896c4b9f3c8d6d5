import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { write } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { enqueue } from "@/lib/queue";
import { system } from "./policy";

/** Asks the worker for a backup now. A second press while one waits changes nothing. */
export async function requestBackup(ctx: Context): Promise<void> {
  authorize(ctx, system.backUp);
  await write(ctx, async (tx) => {
    await enqueue(tx, ctx, { task: "backup.make", id: ctx.unionId });
    await audit(tx, ctx, { action: "backup.request", entity: "backup" });
  });
}
