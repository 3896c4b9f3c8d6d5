import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BottomBar } from "./bottom-bar";
import type { Navigation } from "./nav-items";
import { SideNav } from "./side-nav";
import { SkipLink } from "./skip-link";

/** The frame of every signed-in page: sidebar from 1024 px, bottom bar below it, nothing of either on paper. */
export function AppShell({ children, ...nav }: Navigation & { children: ReactNode }) {
  const t = useTranslations("ui");
  return (
    <div
      className="min-h-dvh lg:grid lg:grid-cols-[var(--spacing-nav)_minmax(0,1fr)] print:block projector:block"
      data-slot="app-shell"
    >
      <SkipLink>{t("skip")}</SkipLink>
      <SideNav {...nav} label={t("navigation")} savedLabel={t("savedViews")} />
      <main
        className="min-w-0 px-4 pt-4 pb-[calc(var(--spacing-bar)+2.5rem+env(safe-area-inset-bottom))] md:px-6 lg:pb-8 print:p-0"
        id="main"
        tabIndex={-1}
      >
        {children}
      </main>
      <BottomBar
        label={t("navigation")}
        logConversation={nav.logConversation}
        navItems={nav.bottomBarItems}
      />
    </div>
  );
}
