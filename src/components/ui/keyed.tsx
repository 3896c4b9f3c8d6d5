import type { ReactNode } from "react";
import { Kbd } from "./search-input";

/** What is on a button, and the key that does the same; under a thumb only what is on it. */
export function Keyed({ hotkey, children }: { hotkey: string; children: ReactNode }) {
  return (
    <>
      {children}
      <Kbd className="border-current text-current coarse:hidden">{hotkey}</Kbd>
    </>
  );
}
