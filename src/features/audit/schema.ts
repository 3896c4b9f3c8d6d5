import { z } from "zod";
import { day } from "@/lib/dates";
import { id } from "@/lib/ids";
import { eventKinds } from "./kinds.schema";

/** What the address of the audit page says. What it says wrongly is left out. */
export const auditFilter = z.object({
  kind: z.enum(eventKinds).optional().catch(undefined),
  user: id.optional().catch(undefined),
  /** A contact whose history is asked for. */
  contact: id.optional().catch(undefined),
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
  /** Where the page before ended: the instant in microseconds since 1970, and the id. */
  after: z
    .string()
    .regex(/^\d{1,17}_[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
});
export type AuditFilter = z.output<typeof auditFilter>;

/** The address of the audit page with this filter, or of what `path` names. */
export function auditHref(filter: AuditFilter, path = "/settings/audit"): string {
  const entries = Object.entries(filter).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value]],
  );
  const query = new URLSearchParams(entries).toString();
  return query ? `${path}?${query}` : path;
}
