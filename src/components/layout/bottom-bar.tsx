import { LogLink } from "./log-link";
import type { NavItem, Navigation } from "./nav-items";
import { NavLink } from "./nav-link";

const itemStyle =
  "relative grid h-full min-w-0 flex-1 content-center justify-items-center gap-0.5 px-0.5 text-12 font-label text-ink-2 no-underline aria-[current=page]:text-ink aria-[current=page]:shadow-[inset_0_3px_0_var(--ink)] [&_svg]:size-5.5";

type BottomBarProps = Pick<Navigation, "logConversation"> & { navItems: readonly NavItem[]; label: string };

export function BottomBar({ navItems, logConversation, label }: BottomBarProps) {
  const half = Math.ceil(navItems.length / 2);
  return (
    <nav
      aria-label={label}
      className="fixed inset-x-0 bottom-0 z-30 flex h-[calc(var(--spacing-bar)+env(safe-area-inset-bottom))] border-t-2 border-ink bg-sheet pb-[env(safe-area-inset-bottom)] lg:hidden print:hidden projector:hidden short:static"
      data-slot="bottom-bar"
    >
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
    <NavLink className={itemStyle} href={navItem.href}>
      {navItem.icon}
      <span className="max-w-full truncate">{navItem.label}</span>
    </NavLink>
  );
}

function LogConversation({ icon, label, ...leads }: NonNullable<Navigation["logConversation"]>) {
  return (
    <LogLink
      {...leads}
      className="-mt-3.5 grid h-18 w-22 shrink-0 content-center justify-items-center gap-0.5 rounded-2 bg-merah text-12 font-label text-on-merah no-underline shadow-2 active:bg-merah-press [&_svg]:size-6.5"
    >
      {icon}
      <span className="max-w-full truncate">{label}</span>
    </LogLink>
  );
}
