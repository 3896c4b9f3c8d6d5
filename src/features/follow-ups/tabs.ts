import { type Day, daysBetween, plusDays } from "@/lib/dates";
import { type Tab, tabs } from "./filter.schema";

const daysAhead = 7;

export const weekEnds = (today: Day): Day => plusDays(today, daysAhead);

export function tabOf(dueOn: Day, today: Day): Tab {
  const days = daysBetween(today, dueOn);
  if (days < 0) return "overdue";
  if (days === 0) return "today";
  return days <= daysAhead ? "week" : "later";
}

/** Today's tab while it holds anything, else the first that does. */
export function firstTabWithWork(counts: Record<Tab, number>): Tab {
  if (counts.today > 0) return "today";
  return tabs.find((tab) => counts[tab] > 0) ?? "today";
}
