import "server-only";
import type { Context } from "@/lib/context";
import { read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { imports } from "./policy";
import { lapsed, waitingStates } from "./retention";
import { undoDays } from "./undo/undo-deadline";
import { stoppedIn } from "./work-state";

/** Imports that ended so long ago that nothing of them can be undone, and that still know something of people. */
export async function endedImports(ctx: Context): Promise<string[]> {
  authorize(ctx, imports.run);
  const since = new Date(Date.now() - undoDays * 86_400_000);
  const stopped = { state: "failed" as const, refusal: { in: [stoppedIn("running"), stoppedIn("undoing")] } };
  return ids(ctx, {
    forgottenAt: null,
    finishedAt: { lt: since },
    OR: [{ state: { in: ["done", "undone"] } }, stopped],
  });
}

/** Imports that were taken out of everybody's hands, by a job that was killed before it had thrown them away. */
export async function lapsedImports(ctx: Context): Promise<string[]> {
  authorize(ctx, imports.run);
  return ids(ctx, { state: "failed", refusal: lapsed });
}

/** Imports whose file is still to be read or checked, or may be when somebody tries again. */
export async function importsWithFiles(ctx: Context): Promise<string[]> {
  authorize(ctx, imports.run);
  const again = [stoppedIn("reading"), stoppedIn("checking")];
  const waiting = waitingStates.filter((state) => state !== "failed");
  return ids(ctx, { OR: [{ state: { in: waiting } }, { state: "failed", refusal: { in: again } }] });
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
