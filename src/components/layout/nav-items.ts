import type { ReactNode } from "react";

export type NavItem = {
  href: string;
  label: string;
  /** A lucide icon element, e.g. <Inbox aria-hidden />. */
  icon: ReactNode;
  /** Already formatted: "7", "1,204". */
  count?: string;
};

type SavedView = { href: string; label: string; count?: string };

/** Where the two navigations lead. */
export type Navigation = {
  union: string;
  /** Every item, in the sidebar's order. */
  navItems: readonly NavItem[];
  /** Four for the phone's bottom bar, half before and half after the red button. */
  bottomBarItems: readonly NavItem[];
  /** The one red act; left out for users who may not log a conversation. */
  logConversation?: {
    href: string;
    label: string;
    icon: ReactNode;
    /** On a page whose path fits, the same page with what the path says under this key. */
    instead?: { path: string; key: string };
  };
  savedViews?: readonly SavedView[];
  /** Who is signed in; the link leads to settings. */
  me: { name: string; href: string; member: boolean | null };
  /** Anything between the saved views and me: theme, unsent entries. */
  foot?: ReactNode;
};
