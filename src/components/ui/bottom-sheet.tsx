"use client";

import { Drawer } from "@base-ui/react/drawer";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { Glyph } from "./glyph";
import { type OverlayTrigger, scrimStyle } from "./overlay-trigger";

export type BottomSheetProps = {
  title: ReactNode;
  /** The line below the title. */
  description?: ReactNode;
  /** A disc or an icon before the title. */
  before?: ReactNode;
  trigger?: OverlayTrigger;
  open?: boolean;
  defaultOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Usually a <form className="contents"> around SheetBody and SheetSaveBar. */
  children: ReactNode;
};

const popupStyle = cn(
  "fixed inset-x-0 bottom-0 z-50 flex max-h-[94dvh] flex-col rounded-t-3 bg-sheet text-ink shadow-3 outline-none",
  "[transform:translateY(var(--drawer-swipe-movement-y))] transition-transform duration-(--d-sheet) ease-out data-swiping:duration-0 data-swiping:select-none",
  "data-starting-style:[transform:translateY(100%)] data-ending-style:[transform:translateY(100%)]",
  "lg:inset-y-0 lg:start-auto lg:end-0 lg:max-h-none lg:w-[28rem] lg:rounded-none lg:[transform:none]",
  "lg:data-starting-style:[transform:translateX(100%)] lg:data-ending-style:[transform:translateX(100%)]",
  "lg:rtl:data-starting-style:[transform:translateX(-100%)] lg:rtl:data-ending-style:[transform:translateX(-100%)]",
);

/** On a phone a sheet from below that a thumb can swipe away; on a desktop a panel at the end side. */
export function BottomSheet({ trigger, children, ...sheet }: BottomSheetProps) {
  const { open, defaultOpen, onOpenChange, ...head } = sheet;
  return (
    <Drawer.Root defaultOpen={defaultOpen} onOpenChange={(next) => onOpenChange?.(next)} open={open}>
      {trigger ? <Drawer.Trigger render={<Button {...trigger} />} /> : null}
      <Drawer.VirtualKeyboardProvider>
        <Drawer.Portal>
          <Drawer.Backdrop className={scrimStyle} />
          <Drawer.Viewport>
            <Drawer.Popup className={popupStyle} data-slot="bottom-sheet">
              <Drawer.Content className="flex min-h-0 flex-1 flex-col">
                <SheetHead {...head} />
                {children}
              </Drawer.Content>
            </Drawer.Popup>
          </Drawer.Viewport>
        </Drawer.Portal>
      </Drawer.VirtualKeyboardProvider>
    </Drawer.Root>
  );
}

function SheetHead({
  title,
  description,
  before,
}: Pick<BottomSheetProps, "title" | "description" | "before">) {
  const t = useTranslations("ui");
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-2.5 ps-4 pe-2 pt-2 pb-1">
      <span
        aria-hidden="true"
        className="mx-auto mb-1.5 block h-1 w-10 basis-10 rounded-1 bg-rule-2 lg:hidden"
      />
      <span aria-hidden="true" className="h-0 basis-full lg:hidden" />
      {before}
      <div className="min-w-0 flex-1">
        <Drawer.Title className="text-18 leading-head font-strong">{title}</Drawer.Title>
        {description ? (
          <Drawer.Description className="truncate text-12 text-ink-3">{description}</Drawer.Description>
        ) : null}
      </div>
      <Drawer.Close
        render={
          <Button aria-label={t("close")} icon variant="bare">
            <Glyph name="close" />
          </Button>
        }
      />
    </header>
  );
}
