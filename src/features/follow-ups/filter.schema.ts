import { z } from "zod";

export const tabs = ["overdue", "today", "week", "later"] as const;
export type Tab = (typeof tabs)[number];

export const scopes = ["mine", "turf"] as const;
export type Scope = (typeof scopes)[number];

/** Anything unknown is the default. */
export const followUpFilter = z.object({
  tab: z.enum(tabs).optional().catch(undefined),
  whose: z.enum(scopes).catch("mine"),
  /** How many pages are shown. */
  more: z.coerce.number().int().min(1).max(50).catch(1),
});
export type FollowUpFilter = z.output<typeof followUpFilter>;

type View = { tab?: Tab; whose?: Scope; more?: number; log?: string };

/** Defaults are left out. */
export function followUpsHref({ tab, whose, more, log }: View): string {
  const params = new URLSearchParams({
    ...(tab && { tab }),
    ...(whose && whose !== "mine" && { whose }),
    ...(more && more > 1 && { more: String(more) }),
    ...(log && { log }),
  });
  return params.size > 0 ? `/follow-ups?${params}` : "/follow-ups";
}
