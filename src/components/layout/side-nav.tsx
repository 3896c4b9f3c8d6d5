import { Settings } from "lucide-react";
import type { ReactNode } from "react";
import { PersonDisc } from "@/components/ui/person-disc";
import { Brand } from "./mark";
import type { Navigation } from "./nav-items";
import { NavLink } from "./nav-link";

const linkStyle =
  "flex min-h-9 items-center gap-2.5 rounded-2 px-2 text-14 font-label text-ink-2 no-underline transition-colors duration-(--d-tap) hover:bg-sunk hover:text-ink coarse:min-h-tap aria-[current=page]:bg-ink aria-[current=page]:text-on-ink [&_svg]:size-5 [&_svg]:shrink-0";

type SideNavProps = Pick<
  Navigation,
  "union" | "navItems" | "logConversation" | "savedViews" | "me" | "foot"
> & {
  label: string;
  savedLabel: string;
};

export function SideNav({ union, navItems, savedViews = [], me, foot, label, savedLabel }: SideNavProps) {
  return (
    <nav
      aria-label={label}
      className="sticky top-0 hidden h-dvh flex-col gap-0.5 overflow-y-auto border-e border-rule px-3 py-4 lg:flex print:hidden projector:hidden"
      data-slot="side-nav"
    >
      <Brand className="px-2 pb-3.5" union={union} />
      {navItems.map((navItem) => (
        <NavLink className={linkStyle} href={navItem.href} key={navItem.href}>
          {navItem.icon}
          <span className="min-w-0 grow truncate">{navItem.label}</span>
          <Count>{navItem.count}</Count>
        </NavLink>
      ))}
      {savedViews.length > 0 ? (
        <>
          <h2 className="px-2 pt-4 pb-1 text-12 font-label text-ink-3">{savedLabel}</h2>
          {savedViews.map((view) => (
            <NavLink className={linkStyle} href={view.href} key={view.href}>
              <span className="min-w-0 grow truncate">{view.label}</span>
              <Count>{view.count}</Count>
            </NavLink>
          ))}
        </>
      ) : null}
      <span className="grow" />
      {foot}
      <NavLink className={linkStyle} href={me.href}>
        <PersonDisc member={me.member} name={me.name} size="sm" />
        <span className="line-clamp-2 min-w-0 grow leading-head">{me.name}</span>
        <Settings aria-hidden="true" />
      </NavLink>
    </nav>
  );
}

function Count({ children }: { children: ReactNode }) {
  return children ? <span className="text-12 font-strong">{children}</span> : null;
}
