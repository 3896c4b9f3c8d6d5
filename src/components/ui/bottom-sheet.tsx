"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { createPortal } from "react-dom";
import { Button } from "./button";
import { cn } from "./cn";
import { Glyph } from "./glyph";
import { type OverlayTrigger, scrimStyle } from "./overlay-trigger";
import { useHeldFocus, useSheetPhase, useSwipeDown } from "./use-sheet";

export type BottomSheetProps = {
  title: ReactNode;
  description?: ReactNode;
  before?: ReactNode;
  trigger?: OverlayTrigger;
  open?: boolean;
  defaultOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Usually a form with the class "contents" around SheetBody and SheetSaveBar. */
  children: ReactNode;
};

const popupStyle = cn(
  "fixed inset-x-0 bottom-0 z-50 flex max-h-[94dvh] flex-col rounded-t-3 bg-sheet text-ink shadow-3 outline-none dark:border-t dark:border-rule-2",
  "[transform:translateY(var(--swipe,0px))] transition-transform duration-(--d-sheet) ease-out data-swiping:duration-0 data-swiping:select-none",
  "starting:[transform:translateY(100%)] data-ending-style:[transform:translateY(100%)]",
  "lg:inset-y-0 lg:start-auto lg:end-0 lg:max-h-none lg:w-[28rem] lg:rounded-none lg:[transform:none]",
  "lg:starting:[transform:translateX(100%)] lg:data-ending-style:[transform:translateX(100%)]",
  "lg:rtl:starting:[transform:translateX(-100%)] lg:rtl:data-ending-style:[transform:translateX(-100%)]",
);

/**
 * Below on a phone, at the end side on a desktop. Our own: `inert` keeps the focus, and the library's drawer is 35 kB of
 * script.
 */
export function BottomSheet({
  trigger,
  open,
  defaultOpen = false,
  onOpenChange,
  ...sheet
}: BottomSheetProps) {
  const [own, setOwn] = useState(defaultOpen);
  const change = (next: boolean) => {
    setOwn(next);
    onOpenChange?.(next);
  };
  const phase = useSheetPhase(open ?? own);
  return (
    <>
      {trigger ? (
        <Button
          {...trigger}
          aria-haspopup="dialog"
          aria-expanded={open ?? own}
          onClick={() => change(true)}
        />
      ) : null}
      {phase === "closed"
        ? null
        : createPortal(
            <OpenSheet {...sheet} ending={phase === "closing"} onClose={() => change(false)} />,
            document.body,
          )}
    </>
  );
}

type OpenSheetProps = Pick<BottomSheetProps, "title" | "description" | "before" | "children"> & {
  ending: boolean;
  onClose: () => void;
};

function OpenSheet({ ending, onClose, children, ...head }: OpenSheetProps) {
  const id = useId();
  const popup = useHeldFocus(ending, onClose);
  const swipe = useSwipeDown(popup, onClose);
  const mark = ending ? "" : undefined;
  return (
    <>
      {/* For a finger or a mouse: Escape and the close button do the same. */}
      <button
        aria-hidden="true"
        className={cn(scrimStyle, "starting:opacity-0")}
        data-ending-style={mark}
        onClick={onClose}
        tabIndex={-1}
        type="button"
      />
      <div
        aria-describedby={head.description ? `${id}-line` : undefined}
        aria-labelledby={`${id}-title`}
        aria-modal="true"
        className={popupStyle}
        data-ending-style={mark}
        data-slot="bottom-sheet"
        ref={popup}
        role="dialog"
        tabIndex={-1}
      >
        <div className="shrink-0 touch-none" {...swipe}>
          <SheetHead {...head} id={id} onClose={onClose} />
        </div>
        {children}
      </div>
    </>
  );
}

type HeadProps = Pick<BottomSheetProps, "title" | "description" | "before"> & {
  id: string;
  onClose: () => void;
};

function SheetHead({ title, description, before, id, onClose }: HeadProps) {
  const t = useTranslations("ui");
  return (
    <header className="flex flex-wrap items-center gap-x-2.5 ps-4 pe-2 pt-2 pb-1">
      <span
        aria-hidden="true"
        className="mx-auto mb-1.5 block h-1 w-10 basis-10 rounded-1 bg-rule-2 lg:hidden"
      />
      <span aria-hidden="true" className="h-0 basis-full lg:hidden" />
      {before}
      <div className="min-w-0 flex-1">
        <h2 className="text-18 leading-head font-strong" id={`${id}-title`}>
          {title}
        </h2>
        {description ? (
          <p className="truncate text-12 text-ink-3" id={`${id}-line`}>
            {description}
          </p>
        ) : null}
      </div>
      <Button aria-label={t("close")} icon onClick={onClose} variant="bare">
        <Glyph name="close" />
      </Button>
    </header>
  );
}
