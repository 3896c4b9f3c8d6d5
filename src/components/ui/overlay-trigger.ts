import type { ReactNode } from "react";
import type { ButtonStyleProps } from "./button-style";

/** Made in the client part: a server element cannot take a ref. */
export type OverlayTrigger = ButtonStyleProps & {
  children: ReactNode;
  className?: string;
  "aria-label"?: string;
};

export const scrimStyle =
  "fixed inset-0 z-40 bg-scrim transition-opacity duration-(--d-sheet) data-starting-style:opacity-0 data-ending-style:opacity-0 print:hidden";
