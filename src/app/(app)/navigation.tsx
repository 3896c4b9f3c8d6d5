import {
  CalendarDays,
  ChartLine,
  Download,
  Ellipsis,
  Inbox,
  LayoutGrid,
  type LucideIcon,
  Megaphone,
  MessageSquareText,
  Printer,
  Settings,
  Smartphone,
  SquareKanban,
  Users,
} from "lucide-react";
import type { NavItem, Navigation } from "@/components/layout/nav-items";
import { activities } from "@/features/activities/policy";
import { campaigns } from "@/features/campaigns/policy";
import { contacts } from "@/features/contacts/policy";
import { conversations } from "@/features/conversations/policy";
import { density } from "@/features/density/policy";
import { devices } from "@/features/devices/policy";
import { followUps } from "@/features/follow-ups/policy";
import { imports } from "@/features/imports/policy";
import { paperLists } from "@/features/paper-lists/policy";
import { workplaces } from "@/features/workplaces/policy";
import type { Context } from "@/lib/context";
import { can, type Permission } from "@/lib/policy";

type Key =
  | "today"
  | "week"
  | "people"
  | "pipeline"
  | "activities"
  | "workplaces"
  | "density"
  | "imports"
  | "paper"
  | "gate"
  | "settings"
  | "more"
  | "logConversation";
type Words = (key: Key) => string;
type Destination = { key: Key; href: string; icon: LucideIcon; needs?: Permission };

const destinations: Destination[] = [
  { key: "today", href: "/follow-ups", icon: Inbox, needs: followUps.read },
  { key: "week", href: "/week", icon: CalendarDays, needs: followUps.handOver },
  { key: "people", href: "/contacts", icon: Users, needs: contacts.read },
  { key: "pipeline", href: "/campaigns?open", icon: SquareKanban, needs: campaigns.read },
  { key: "activities", href: "/activities", icon: Megaphone, needs: activities.read },
  { key: "workplaces", href: "/workplaces", icon: LayoutGrid, needs: workplaces.read },
  { key: "density", href: "/density", icon: ChartLine, needs: density.read },
  { key: "gate", href: "/phone", icon: Smartphone, needs: devices.keep },
  { key: "imports", href: "/imports", icon: Download, needs: imports.read },
  { key: "paper", href: "/paper", icon: Printer, needs: paperLists.read },
];
const settings: Destination = { key: "settings", href: "/settings", icon: Settings };
const more: Destination = { key: "more", href: "/more", icon: Ellipsis };

const navItem = (t: Words, { key, href, icon: Icon }: Destination): NavItem => ({
  href,
  label: t(key),
  icon: <Icon aria-hidden />,
});
const allowed = (ctx: Context) => destinations.filter(({ needs }) => !needs || can(ctx, needs));

export function navItemsFor(ctx: Context, t: Words): NavItem[] {
  return [...allowed(ctx), settings].map((destination) => navItem(t, destination));
}

/** The three most used pages of the role, and the menu with all others. */
export function bottomBarItemsFor(ctx: Context, t: Words): NavItem[] {
  const order: Key[] = ["today", "people", "pipeline", "density", "workplaces"];
  const mine = order
    .flatMap((key) => allowed(ctx).find((destination) => destination.key === key) ?? [])
    .slice(0, 3);
  return [...mine, more].map((destination) => navItem(t, destination));
}

/** Nothing for roles that log no conversations. */
export function logConversationItem(ctx: Context, t: Words): Navigation["logConversation"] {
  if (!can(ctx, conversations.log)) return undefined;
  return {
    href: "/log",
    // On a contact's own page it logs that contact.
    instead: { path: "^/contacts/([0-9a-f-]{36})$", key: "log" },
    label: t("logConversation"),
    icon: <MessageSquareText aria-hidden />,
  };
}
