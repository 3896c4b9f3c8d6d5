import type { ReactNode } from "react";

export type Place = {
  href: string;
  label: string;
  /** A lucide icon element, e.g. <Inbox aria-hidden />. */
  icon: ReactNode;
  /** Already formatted: "7", "1,204". */
  count?: string;
};

type SavedView = { href: string; label: string; count?: string };

/** Where the two navigations lead. */
export type Places = {
  union: string;
  /** Every place, in the sidebar's order. */
  places: readonly Place[];
  /** Four for the phone's bottom bar, half before and half after the red button. */
  thumbPlaces: readonly Place[];
  /** The one red act; left out for users who may not log a conversation. */
  logTalk?: { href: string; label: string; icon: ReactNode };
  savedViews?: readonly SavedView[];
  /** Who is signed in; the link leads to settings. */
  me: { name: string; href: string; member: boolean };
  /** Anything between the saved views and me: theme, unsent entries. */
  foot?: ReactNode;
};
