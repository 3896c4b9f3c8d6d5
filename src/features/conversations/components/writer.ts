import { actingUserId, type Context } from "@/lib/context";

/** The user whose drafts are kept in this browser. */
export const writerOf = (ctx: Context): string => actingUserId(ctx) ?? "";
