"use client";

import { createContext, type ReactNode, use, useState } from "react";
import { Button } from "./button";
import type { MenuItemProps, MenuLinkProps, menuParts } from "./menu-parts";
import type { OverlayTrigger } from "./overlay-trigger";

type Parts = typeof menuParts;

const load = () => import("./menu-parts").then(({ menuParts: parts }) => parts);
const Loaded = createContext<Parts | null>(null);

/** `children` are MenuItem, MenuLink and MenuGroup. The rest is loaded on hover or focus. */
export function Menu({ trigger, children }: { trigger: OverlayTrigger; children: ReactNode }) {
  const [opened, setOpened] = useState<Parts | null>(null);
  if (opened) {
    return (
      <Loaded value={opened}>
        <opened.Root defaultOpen trigger={trigger}>
          {children}
        </opened.Root>
      </Loaded>
    );
  }
  const near = () => load().catch(() => undefined);
  return (
    <Button
      {...trigger}
      aria-expanded={false}
      aria-haspopup="menu"
      onClick={() => load().then(setOpened, () => undefined)}
      onFocus={near}
      onPointerDown={near}
      onPointerEnter={near}
    />
  );
}

export function MenuItem(props: MenuItemProps) {
  const parts = use(Loaded);
  return parts ? <parts.Item {...props} /> : null;
}

export function MenuLink(props: MenuLinkProps) {
  const parts = use(Loaded);
  return parts ? <parts.LinkItem {...props} /> : null;
}

export function MenuGroup(props: { label: ReactNode; children: ReactNode }) {
  const parts = use(Loaded);
  return parts ? <parts.Group {...props} /> : null;
}
