"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button";
import { Glyph } from "./glyph";
import { type OverlayTrigger, scrimStyle } from "./overlay-trigger";

export type DialogProps = {
  title: ReactNode;
  description?: ReactNode;
  trigger?: OverlayTrigger;
  open?: boolean;
  defaultOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
  children?: ReactNode;
  /** The button that acts comes last. */
  foot?: ReactNode;
};

/** For acts that cannot be undone, and short forms on a desktop. */
export function Dialog({
  title,
  description,
  trigger,
  open,
  defaultOpen,
  onOpenChange,
  children,
  foot,
}: DialogProps) {
  const t = useTranslations("ui");
  return (
    <Base.Root defaultOpen={defaultOpen} onOpenChange={(next) => onOpenChange?.(next)} open={open}>
      {trigger ? <Base.Trigger render={<Button {...trigger} />} /> : null}
      <Base.Portal>
        <Base.Backdrop className={scrimStyle} />
        <Base.Popup
          className="fixed start-1/2 top-1/2 z-50 flex max-h-[90dvh] w-[min(34rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 flex-col rounded-3 bg-sheet text-ink shadow-3 outline-none transition-opacity duration-(--d-move) data-ending-style:opacity-0 data-starting-style:opacity-0 rtl:translate-x-1/2"
          data-slot="dialog"
        >
          <header className="flex items-start gap-2 ps-5 pe-2 pt-3">
            <div className="min-w-0 flex-1 pt-1.5">
              <Base.Title className="text-18 leading-head font-head">{title}</Base.Title>
              {description ? (
                <Base.Description className="mt-1 text-14 text-ink-2">{description}</Base.Description>
              ) : null}
            </div>
            <Base.Close
              render={
                <Button aria-label={t("close")} icon variant="bare">
                  <Glyph name="close" />
                </Button>
              }
            />
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          {foot ? (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-rule px-5 py-3">
              {foot}
            </footer>
          ) : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
