import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { type AskedExport, openRequest, takeRequest } from "./mutations";
import { exports } from "./policy";
import type { AskUnionExport } from "./schema";
import { countPeople } from "./union.queries";

/** Asks for everything of the union as one file, to take it to another place. */
export async function askUnionExport(ctx: Context, { id, reason }: AskUnionExport): Promise<AskedExport> {
  authorize(ctx, exports.union);
  const people = await countPeople(ctx);
  return openRequest(ctx, { id, kind: "union", reason, scope: "", rows: Math.max(1, people), people });
}

/** Notes that the union leaves as a file, before its first byte does. */
export async function beginUnionExport(ctx: Context, id: string): Promise<{ number: number }> {
  authorize(ctx, exports.union);
  const { number } = await takeRequest(ctx, {
    id,
    kind: "union",
    rowsNow: () => countPeople(ctx),
    event: (_scope, people) => ({
      action: "union.export",
      entity: "union",
      entityId: ctx.unionId,
      details: { people },
    }),
  });
  return { number };
}
