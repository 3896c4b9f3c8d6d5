import type { ReactNode } from "react";
import { Kbd } from "./search-input";

export function Keyed({ hotkey, children }: { hotkey: string; children: ReactNode }) {
  return (
    <>
      {children}
      <Kbd className="border-current text-current coarse:hidden">{hotkey}</Kbd>
    </>
  );
}
