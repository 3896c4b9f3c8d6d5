import { z } from "zod";
import { id } from "@/lib/ids";

const name = z.string({ error: "required" }).trim().min(1, "required").max(80, "too_long");

export const createIssueInput = z.strictObject({ id: id.optional(), name });
export const renameIssueInput = z.strictObject({ issueId: id, name });
export const archiveIssueInput = z.strictObject({ issueId: id, archived: z.stringbool().or(z.boolean()) });
export const reorderIssuesInput = z.strictObject({ issueIds: z.array(id).min(1).max(200) });

export type CreateIssue = z.output<typeof createIssueInput>;
export type RenameIssue = z.output<typeof renameIssueInput>;
export type ArchiveIssue = z.output<typeof archiveIssueInput>;
export type ReorderIssues = z.output<typeof reorderIssuesInput>;
