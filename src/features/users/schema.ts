import { z } from "zod";
import { roles } from "@/lib/context";
import { id } from "@/lib/ids";
import { isStorable } from "@/lib/storable";

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email({ error: "email" }))
  .pipe(z.string().max(254, "too_long"));
export const personName = z.string().trim().min(1, "required").max(200, "too_long");
export const password = z.string({ error: "required" }).min(12, "password_short").max(200, "too_long");

export const signInInput = z.strictObject({
  email,
  password: z.string({ error: "required" }).min(1, "required").max(200, "too_long"),
});
export type SignInInput = z.output<typeof signInInput>;

/** A whole workplace, or one department, as `workplace` or `workplace/department`. */
const turfPlace = z
  .string()
  .refine((text) => z.array(id).min(1).max(2).safeParse(text.split("/")).success, "choice")
  .transform((text) => {
    const [workplaceId = "", departmentId] = text.split("/");
    return { workplaceId, departmentId: departmentId ?? null };
  });

const reach = {
  role: z.enum(roles, { error: "choice" }),
  wholeUnion: z
    .enum(["on"])
    .optional()
    .transform((value) => value === "on"),
  turf: z.array(turfPlace).max(200).default([]),
};

export const inviteInput = z.strictObject({ email, name: personName, ...reach });
export type InviteInput = z.output<typeof inviteInput>;

export const changeSeatInput = z.strictObject({ seatId: id, ...reach });
export type ChangeSeatInput = z.output<typeof changeSeatInput>;

export const searchUsers = z.strictObject({ q: z.string().trim().max(100).refine(isStorable).default("") });

/** The address of the list of users; `s`: what was typed, sealed. Values that make no sense count as not given. */
export const userFilter = z.object({
  s: z.string().max(900).optional().catch(undefined),
  after: id.optional().catch(undefined),
});
export type UserFilter = z.output<typeof userFilter>;

export const usersHref = (filter: UserFilter) => {
  const words = new URLSearchParams(Object.entries(filter).filter(([, value]) => value));
  return words.size > 0 ? `/settings/users?${words}` : "/settings/users";
};

export const seatInput = z.strictObject({ seatId: id });

export const acceptInput = z.strictObject({ token: z.string().min(20, "required").max(200), password });
export type AcceptInput = z.output<typeof acceptInput>;

export const preferencesInput = z.strictObject({ locale: z.enum(["id", "en"], { error: "choice" }) });
export const themeInput = z.strictObject({ theme: z.enum(["light", "dark", "system"], { error: "choice" }) });
