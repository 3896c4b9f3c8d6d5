"use client";

import { Menu as Base } from "@base-ui/react/menu";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import type { OverlayTrigger } from "./overlay-trigger";

const itemStyle =
  "flex min-h-9 cursor-pointer items-center gap-2.5 px-3 py-1 text-14 font-label no-underline outline-none select-none coarse:min-h-tap data-disabled:cursor-default data-disabled:text-ink-3 data-highlighted:bg-ink data-highlighted:text-on-ink [&_svg]:size-5 [&_svg]:shrink-0";

type RootProps = { trigger: OverlayTrigger; defaultOpen: boolean; children: ReactNode };

function Root({ trigger, defaultOpen, children }: RootProps) {
  return (
    <Base.Root defaultOpen={defaultOpen} modal={false}>
      <Base.Trigger render={<Button {...trigger} />} />
      <Base.Portal>
        <Base.Positioner align="start" className="z-50 outline-none" collisionPadding={8} sideOffset={6}>
          <Base.Popup
            className="max-h-(--available-height) max-w-[min(22rem,var(--available-width))] min-w-(--anchor-width) overflow-y-auto rounded-2 border-[1.5px] border-ink bg-sheet py-1 text-ink shadow-2 outline-none transition-opacity duration-(--d-tap) data-ending-style:opacity-0 data-starting-style:opacity-0"
            data-slot="menu"
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export type MenuItemProps = {
  onClick?: () => void;
  disabled?: boolean;
  closeOnClick?: boolean;
  className?: string;
  children: ReactNode;
};

function Item({ className, ...rest }: MenuItemProps) {
  return <Base.Item className={cn(itemStyle, className)} {...rest} />;
}

export type MenuLinkProps = { href: string; children: ReactNode; className?: string };

function LinkItem({ href, children, className }: MenuLinkProps) {
  return (
    <Base.LinkItem
      className={cn(itemStyle, className)}
      closeOnClick
      render={<Link href={href} prefetch={false} />}
    >
      {children}
    </Base.LinkItem>
  );
}

function Group({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <Base.Group className="border-t border-rule py-1 first:border-0">
      <Base.GroupLabel className="px-3 py-1 text-12 font-label text-ink-3">{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

export const menuParts = { Root, Item, LinkItem, Group };
