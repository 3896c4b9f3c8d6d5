import type { ComponentProps } from "react";
import { cn } from "./cn";
import { ToastSlot } from "./toast";

export function SheetBody({ className, ...rest }: ComponentProps<"div">) {
  return (
    <div
      className={cn(
        "grid min-h-0 flex-1 content-start gap-3.5 overflow-y-auto overscroll-contain px-4 pt-1 pb-4",
        className,
      )}
      data-slot="sheet-body"
      {...rest}
    />
  );
}

export function SheetSaveBar({ className, ...rest }: ComponentProps<"div">) {
  return (
    <>
      <ToastSlot />
      <div
        className={cn(
          "flex shrink-0 gap-2 border-t border-rule bg-sheet px-4 pt-2.5 pb-[calc(0.75rem+env(safe-area-inset-bottom))] *:first:grow",
          className,
        )}
        data-slot="sheet-save-bar"
        {...rest}
      />
    </>
  );
}
