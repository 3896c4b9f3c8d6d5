import { z } from "zod";
import { askedForFile } from "@/features/exports/schema";
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

export function auditHref(filter: AuditFilter): string {
  const query = wordsOf(filter);
  return query ? `/settings/audit?${query}` : "/settings/audit";
}

/** Without the page. */
export const filterWords = ({ after: _page, ...filter }: AuditFilter) => wordsOf(filter);

export const filterOfWords = (words: string): AuditFilter =>
  auditFilter.parse(Object.fromEntries(new URLSearchParams(words)));

function wordsOf(filter: AuditFilter): string {
  const entries = Object.entries(filter).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value]],
  );
  return new URLSearchParams(entries).toString();
}

export const askAuditExportInput = z.strictObject({
  ...askedForFile,
  filter: z.string().max(500).default(""),
});
export type AskAuditExport = z.output<typeof askAuditExportInput>;
