import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { write } from "@/lib/db";
import { authorize, requireRecentProof } from "@/lib/policy";
import { audits } from "./policy";
import type { AuditFilter } from "./schema";

/** Notes that the audit leaves as a file, before its first line does. */
export async function beginAuditExport(ctx: Context, filter: AuditFilter): Promise<void> {
  authorize(ctx, audits.export);
  requireRecentProof(ctx);
  const { after: _page, ...asked } = filter;
  const details = Object.fromEntries(
    Object.entries(asked).flatMap(([key, value]) => (value ? [[key, value]] : [])),
  );
  await write(ctx, (tx) => audit(tx, ctx, { action: "audit.export", entity: "audit", details }));
}
