import { z } from "zod";
import { id } from "@/lib/ids";

export const exportKinds = ["contacts", "import", "audit", "verification", "union"] as const;
export type ExportKind = (typeof exportKinds)[number];

/** What every form that asks for a file sends; what is to be in it, each kind adds. */
export const askedForFile = {
  id,
  reason: z.string().trim().min(3, "too_short").max(300),
};

export const askUnionExportInput = z.strictObject(askedForFile);
export type AskUnionExport = z.output<typeof askUnionExportInput>;

export const decideExportInput = z.strictObject({ id, decision: z.enum(["approve", "refuse"]) });
export type DecideExport = z.output<typeof decideExportInput>;

/** What the address of a file says. */
export const fileAddress = z.object({ request: id });

/** Numbers run backwards from the newest. */
export const requestPage = z.object({
  before: z.coerce.number().int().positive().optional().catch(undefined),
});
export type RequestPage = z.output<typeof requestPage>;
