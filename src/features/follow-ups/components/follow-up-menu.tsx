"use client";

import { Ellipsis } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuGroup, MenuItem, MenuLink } from "@/components/ui/menu";
import { type FollowUpMenuProps, useChoices } from "./use-choices";

// Loaded at the first tap.
const FollowUpSheet = dynamic(() => import("./follow-up-sheet").then((module) => module.FollowUpSheet));

/** Beside the row where there is a mouse; for a thumb in a sheet, which covers no row and shows all colleagues. */
export function FollowUpMenu(props: FollowUpMenuProps) {
  const t = useTranslations("follow-ups.act");
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  const show = () => {
    setUsed(true);
    setOpen(true);
  };
  const more = {
    icon: true,
    variant: "bare",
    "aria-label": t("more", { name: props.task.name }),
    children: <Ellipsis aria-hidden="true" />,
  } as const;
  return (
    <>
      <Menu trigger={{ ...more, className: "coarse:hidden" }}>
        <MenuItems {...props} />
      </Menu>
      <Button {...more} aria-expanded={open} aria-haspopup="dialog" className="fine:hidden" onClick={show} />
      {used ? <FollowUpSheet {...props} onOpenChange={setOpen} open={open} /> : null}
    </>
  );
}

function MenuItems({ task, colleagues, acts, onOwnPage, ...rest }: FollowUpMenuProps) {
  const t = useTranslations("follow-ups.act");
  const others = colleagues.filter(({ id }) => id !== task.assigneeId);
  return (
    <>
      {useChoices({ task, acts, ...rest }).map(({ label, act }) => (
        <MenuItem key={label} onClick={act}>
          {label}
        </MenuItem>
      ))}
      {onOwnPage ? null : <MenuLink href={`/contacts/${task.contactId}`}>{t("open")}</MenuLink>}
      {others.length > 0 ? (
        <MenuGroup label={t("giveTo")}>
          {others.map((colleague) => (
            <MenuItem key={colleague.id} onClick={() => acts.giveTo(colleague)}>
              {colleague.name}
            </MenuItem>
          ))}
        </MenuGroup>
      ) : null}
    </>
  );
}
