import type { Context } from "@/lib/context";
import { read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { exports } from "./policy";

/** The people of the whole union, who leave with it. */
export async function countPeople(ctx: Context): Promise<number> {
  authorize(ctx, exports.union);
  return read(ctx, (tx) => tx.contact.count({ where: { unionId: ctx.unionId } }));
}
