import type { ReactNode } from "react";
import type { ButtonStyleProps } from "./button-style";

/** What opens an overlay: a Button's look and words. Made inside the client part, since a server element can't take a ref. */
export type OverlayTrigger = ButtonStyleProps & {
  children: ReactNode;
  className?: string;
  "aria-label"?: string;
};

export const scrimStyle =
  "fixed inset-0 z-40 bg-scrim transition-opacity duration-(--d-sheet) data-starting-style:opacity-0 data-ending-style:opacity-0 print:hidden";
