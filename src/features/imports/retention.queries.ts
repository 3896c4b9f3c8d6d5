import "server-only";
import type { Context } from "@/lib/context";
import { read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { undoableSince, waitingStates, writingStates } from "./batch";
import { imports } from "./policy";

/** Imports that ended so long ago that nothing of them can be undone, and that still know something of people. */
export async function endedImports(ctx: Context): Promise<string[]> {
  authorize(ctx, imports.run);
  const stopped = { state: "failed" as const, stoppedIn: { in: [...writingStates] } };
  return ids(ctx, {
    forgottenAt: null,
    finishedAt: { lt: undoableSince() },
    OR: [{ state: { in: ["done", "undone"] } }, stopped],
  });
}

/** Imports that were taken out of everybody's hands, by a job that was killed before it had thrown them away. */
export async function lapsedImports(ctx: Context): Promise<string[]> {
  authorize(ctx, imports.run);
  return ids(ctx, { stopReason: "lapsed" });
}

/** Imports whose file is still to be read or checked, or may be when somebody tries again. */
export async function importsWithFiles(ctx: Context): Promise<string[]> {
  authorize(ctx, imports.run);
  const waiting = waitingStates.filter((state) => state !== "failed");
  return ids(ctx, {
    OR: [{ state: { in: waiting } }, { stopReason: "failed", stoppedIn: { in: ["reading", "checking"] } }],
  });
}

type Where = NonNullable<
  Parameters<Parameters<Parameters<typeof read>[1]>[0]["importBatch"]["findMany"]>[0]
>["where"];

async function ids(ctx: Context, where: Where): Promise<string[]> {
  const rows = await read(ctx, (tx) =>
    tx.importBatch.findMany({
      where: { unionId: ctx.unionId, ...where },
      orderBy: { createdAt: "asc" },
      select: { id: true },
    }),
  );
  return rows.map(({ id }) => id);
}
