import { cn } from "@/components/ui/cn";
import { bottomBarStyle, bottomItemStyle, bottomLogStyle } from "./bottom-bar-style";
import { LogLink } from "./log-link";
import type { NavItem, Navigation } from "./nav-items";
import { NavLink } from "./nav-link";

type BottomBarProps = Pick<Navigation, "logConversation"> & { navItems: readonly NavItem[]; label: string };

export function BottomBar({ navItems, logConversation, label }: BottomBarProps) {
  const half = Math.ceil(navItems.length / 2);
  return (
    <nav aria-label={label} className={cn(bottomBarStyle, "lg:hidden")} data-slot="bottom-bar">
      {navItems.slice(0, half).map((navItem) => (
        <BottomBarItem key={navItem.href} navItem={navItem} />
      ))}
      {logConversation ? <LogConversation {...logConversation} /> : null}
      {navItems.slice(half).map((navItem) => (
        <BottomBarItem key={navItem.href} navItem={navItem} />
      ))}
    </nav>
  );
}

function BottomBarItem({ navItem }: { navItem: NavItem }) {
  return (
    <NavLink className={bottomItemStyle} href={navItem.href}>
      {navItem.icon}
      <span className="max-w-full truncate">{navItem.label}</span>
    </NavLink>
  );
}

function LogConversation({ icon, label, ...leads }: NonNullable<Navigation["logConversation"]>) {
  return (
    <LogLink {...leads} className={bottomLogStyle}>
      {icon}
      <span className="max-w-full truncate">{label}</span>
    </LogLink>
  );
}
