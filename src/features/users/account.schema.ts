import { z } from "zod";
import { id } from "@/lib/ids";
import { email, password, personName } from "./schema";

export const presentPassword = z.string({ error: "required" }).min(1, "required").max(200, "too_long");

export const changePasswordInput = z.strictObject({ presentPassword, password });
export type ChangePasswordInput = z.output<typeof changePasswordInput>;

export const changeAccountInput = z.strictObject({ name: personName, email, presentPassword });
export type ChangeAccountInput = z.output<typeof changeAccountInput>;

export const resetPasswordInput = z.strictObject({
  token: z.string().min(20, "required").max(200),
  password,
});
export type ResetPasswordInput = z.output<typeof resetPasswordInput>;

export const sessionInput = z.strictObject({ sessionId: id });
/** An empty plain object: a date, which a browser can send too, is none. */
export const nothingInput = z.record(z.string(), z.never());
