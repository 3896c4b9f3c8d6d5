"use client";

import { useTranslations } from "next-intl";
import { BottomSheet } from "@/components/ui/bottom-sheet";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { SheetBody } from "@/components/ui/sheet-parts";
import { type FollowUpMenuProps, useChoices } from "./use-choices";

type FollowUpSheetProps = FollowUpMenuProps & { open: boolean; onOpenChange: (open: boolean) => void };

export function FollowUpSheet({ open, onOpenChange, ...menu }: FollowUpSheetProps) {
  const { task, colleagues, acts, onOwnPage, days } = menu;
  const t = useTranslations("follow-ups.act");
  const others = colleagues.filter(({ id }) => id !== task.assigneeId);
  const choices = useChoices({ task, acts, days });
  const does = (act: () => void) => () => {
    onOpenChange(false);
    act();
  };
  return (
    <BottomSheet onOpenChange={onOpenChange} open={open} title={task.name}>
      <SheetBody>
        <div className="grid gap-1.5">
          {choices.map(({ label, act }) => (
            <Button className="justify-start" key={label} onClick={does(act)}>
              {label}
            </Button>
          ))}
          {onOwnPage ? null : (
            <ButtonLink className="justify-start" href={`/contacts/${task.contactId}`} prefetch={false}>
              {t("open")}
            </ButtonLink>
          )}
        </div>
        {others.length > 0 ? (
          <section className="grid gap-1.5">
            <h3 className="text-13 font-strong">{t("giveTo")}</h3>
            {others.map((colleague) => (
              <Button
                className="justify-start"
                key={colleague.id}
                onClick={does(() => acts.giveTo(colleague))}
              >
                {colleague.name}
              </Button>
            ))}
          </section>
        ) : null}
      </SheetBody>
    </BottomSheet>
  );
}
