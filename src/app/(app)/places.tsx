import {
  ChartLine,
  Download,
  Ellipsis,
  Inbox,
  LayoutGrid,
  type LucideIcon,
  MessageSquareText,
  Printer,
  Settings,
  Smartphone,
  SquareKanban,
  Users,
} from "lucide-react";
import type { Place } from "@/components/layout/places";
import { campaigns } from "@/features/campaigns/policy";
import { contacts } from "@/features/contacts/policy";
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
  | "people"
  | "pipeline"
  | "workplaces"
  | "density"
  | "imports"
  | "paper"
  | "gate"
  | "settings"
  | "more"
  | "logTalk";
type Words = (key: Key) => string;
type Entry = { key: Key; href: string; icon: LucideIcon; needs?: Permission };

const entries: Entry[] = [
  { key: "today", href: "/follow-ups", icon: Inbox, needs: followUps.read },
  { key: "people", href: "/contacts", icon: Users, needs: contacts.read },
  { key: "pipeline", href: "/campaigns", icon: SquareKanban, needs: campaigns.read },
  { key: "workplaces", href: "/workplaces", icon: LayoutGrid, needs: workplaces.read },
  { key: "density", href: "/density", icon: ChartLine, needs: density.read },
  { key: "gate", href: "/phone", icon: Smartphone, needs: devices.keep },
  { key: "imports", href: "/imports", icon: Download, needs: imports.read },
  { key: "paper", href: "/paper", icon: Printer, needs: paperLists.read },
];
const settings: Entry = { key: "settings", href: "/settings", icon: Settings };
const more: Entry = { key: "more", href: "/more", icon: Ellipsis };

const place = (t: Words, { key, href, icon: Icon }: Entry): Place => ({
  href,
  label: t(key),
  icon: <Icon aria-hidden />,
});
const allowed = (ctx: Context) => entries.filter(({ needs }) => !needs || can(ctx, needs));

export function placesFor(ctx: Context, t: Words): Place[] {
  return [...allowed(ctx), settings].map((entry) => place(t, entry));
}

/** The thumb's four: the three most used places of the role, and the menu with all others. */
export function thumbPlacesFor(ctx: Context, t: Words): Place[] {
  const order: Key[] = ["today", "people", "pipeline", "density", "workplaces"];
  const mine = order.flatMap((key) => allowed(ctx).find((entry) => entry.key === key) ?? []).slice(0, 3);
  return [...mine, more].map((entry) => place(t, entry));
}

/** Nothing for those who log no talks. */
export function logTalkPlace(ctx: Context, t: Words): Place | undefined {
  if (!can(ctx, contacts.read)) return undefined;
  return { href: "/contacts?focus=search", label: t("logTalk"), icon: <MessageSquareText aria-hidden /> };
}
