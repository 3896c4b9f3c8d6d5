import "server-only";
import type { Context } from "@/lib/context";
import { pool, read } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { unions } from "./policy";

/** Public: whether the installation has no union yet. */
export async function isInstallationEmpty(): Promise<boolean> {
  const { rows } = await pool().query<{ empty: boolean }>("SELECT installation_is_empty() AS empty");
  return rows[0]?.empty === true;
}

export async function getUnion(ctx: Context) {
  authorize(ctx, unions.read);
  const union = await read(ctx, (tx) =>
    tx.union.findFirst({
      where: { id: ctx.unionId },
      select: {
        id: true,
        name: true,
        locale: true,
        country: true,
        timeZone: true,
        phoneAssessments: true,
        parent: { select: { name: true } },
      },
    }),
  );
  if (!union) throw new AppError("NOT_FOUND");
  return union;
}
