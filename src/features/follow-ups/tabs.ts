import { type Day, daysBetween, plusDays } from "@/lib/dates";

export const tabs = ["overdue", "today", "week", "later"] as const;
export type Tab = (typeof tabs)[number];

export const scopes = ["mine", "turf"] as const;
export type Scope = (typeof scopes)[number];

export const pageSize = 100;

const daysAhead = 7;

/** How far back the kept-rate looks. */
export const keptRateDays = 30;

/** The last day that the tab of the coming days holds. */
export const weekEnds = (today: Day): Day => plusDays(today, daysAhead);

export function tabOf(dueOn: Day, today: Day): Tab {
  const days = daysBetween(today, dueOn);
  if (days < 0) return "overdue";
  if (days === 0) return "today";
  return days <= daysAhead ? "week" : "later";
}

/** What is late comes first, then today, then whatever holds anything. */
export function firstTabWithWork(counts: Record<Tab, number>): Tab {
  if (counts.today > 0) return "today";
  return tabs.find((tab) => counts[tab] > 0) ?? "today";
}

export type ReasonToTalk =
  | "undecided_beside_activist"
  | "unassessed_beside_activist"
  | "unassessed"
  | "stale_supporter";

type View = { tab?: Tab; whose?: Scope; more?: number; log?: string };

/** The address of a view of the list; what is the default isn't written. */
export function followUpsHref({ tab, whose, more, log }: View): string {
  const params = new URLSearchParams({
    ...(tab && { tab }),
    ...(whose && whose !== "mine" && { whose }),
    ...(more && more > 1 && { more: String(more) }),
    ...(log && { log }),
  });
  return params.size > 0 ? `/follow-ups?${params}` : "/follow-ups";
}
