import { actingUserId, type Context } from "./context";

/** The user whose drafts are kept in this browser. */
export const draftWriter = (ctx: Context): string => actingUserId(ctx) ?? "";
