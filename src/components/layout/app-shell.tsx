import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BottomBar } from "./bottom-bar";
import { SideNav } from "./side-nav";
import { SkipLink } from "./skip-link";

export type Place = {
  href: string;
  label: string;
  /** A lucide icon element, e.g. <Inbox aria-hidden />. */
  icon: ReactNode;
  /** Already formatted: "7", "1,204". */
  count?: string;
};

type SavedView = { href: string; label: string; count?: string };

export type AppShellProps = {
  union: string;
  /** Every place, in the sidebar's order. */
  places: readonly Place[];
  /** Four for the phone's bottom bar, half before and half after the red button. */
  thumbPlaces: readonly Place[];
  /** The one red act; left out for those who may not log a talk. */
  logTalk?: { href: string; label: string; icon: ReactNode };
  savedViews?: readonly SavedView[];
  /** Who is signed in; the link leads to settings. */
  me: { name: string; href: string; member: boolean };
  /** Anything between the saved views and me: theme, unsent talks. */
  foot?: ReactNode;
  children: ReactNode;
};

/** The frame of every signed-in page: sidebar from 1024 px, bottom bar below it, nothing of either on paper. */
export function AppShell({ children, ...nav }: AppShellProps) {
  const t = useTranslations("ui");
  return (
    <div
      className="min-h-dvh lg:grid lg:grid-cols-[var(--spacing-nav)_minmax(0,1fr)] print:block projector:block"
      data-slot="app-shell"
    >
      <SkipLink>{t("skip")}</SkipLink>
      <SideNav {...nav} label={t("places")} savedLabel={t("savedViews")} />
      <main
        className="min-w-0 px-4 pt-4 pb-[calc(var(--spacing-bar)+2.5rem+env(safe-area-inset-bottom))] md:px-6 lg:pb-8 print:p-0"
        id="main"
        tabIndex={-1}
      >
        {children}
      </main>
      <BottomBar label={t("places")} logTalk={nav.logTalk} places={nav.thumbPlaces} />
    </div>
  );
}
