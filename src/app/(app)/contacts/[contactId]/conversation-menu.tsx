"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { startTransition } from "react";
import { Menu, MenuItem, MenuLink } from "@/components/ui/menu";
import { useToasts } from "@/components/ui/toast";
import { restoreConversationAction, withdrawConversationAction } from "@/features/conversations/actions";

type ConversationMenuProps = { id: string; day: string; here: string };

/** For the user's own conversations. */
export function ConversationMenu({ id, day, here }: ConversationMenuProps) {
  const t = useTranslations("conversations.edit");
  const takeBack = useTakeBack(id);
  const href = `${here}${here.includes("?") ? "&" : "?"}edit=${id}`;
  return (
    <div className="-mt-1.5 self-start">
      <Menu
        trigger={{
          ...{ "aria-label": t("more", { day }), icon: true, size: "sm", variant: "bare" },
          children: <Ellipsis aria-hidden="true" />,
        }}
      >
        <MenuLink href={href}>{t("open")}</MenuLink>
        <MenuItem onClick={takeBack}>{t("takeBack")}</MenuItem>
      </Menu>
    </div>
  );
}

function useTakeBack(id: string) {
  const t = useTranslations("conversations.edit");
  const errors = useTranslations("errors.codes");
  const { show } = useToasts();
  const run = (act: typeof withdrawConversationAction, done: () => void) =>
    startTransition(async () => {
      const result = await act({ id }).catch(() => null);
      if (result?.ok) done();
      else show({ title: errors(result?.code ?? "UNAVAILABLE"), kind: "refused" });
    });
  const putBack = () => run(restoreConversationAction, () => show({ title: t("putBackDone") }));
  return () => run(withdrawConversationAction, () => show({ title: t("takenBack"), undo: putBack }));
}
