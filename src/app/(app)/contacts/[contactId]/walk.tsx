import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { type ContactFilter, contactHref, contactsHref } from "@/features/contacts/filter.schema";
import type { Neighbour, Neighbours } from "@/features/contacts/queries";

type WalkProps = { filter: ContactFilter; neighbours: Neighbours | null };

/** The contacts before and after this one in the list. */
export function Walk({ filter, neighbours }: WalkProps) {
  const t = useTranslations("contacts.page");
  const step = (to: Neighbour | null, words: string, icon: ReactNode) =>
    to ? (
      <ButtonLink aria-label={words} href={contactHref(to.id, filter)} icon prefetch={false}>
        {icon}
      </ButtonLink>
    ) : null;
  const { previous = null, next = null } = neighbours ?? {};
  return (
    <nav aria-label={t("back")} className="mb-3 flex items-center gap-2 print:hidden">
      <ButtonLink className="-ms-3" href={contactsHref(filter)} prefetch={false} variant="bare">
        <ChevronLeft aria-hidden className="rtl:rotate-180" />
        {t("back")}
      </ButtonLink>
      {neighbours?.place ? <p className="text-13 text-ink-2">{t("position", neighbours.place)}</p> : null}
      <div className="ms-auto flex gap-2 lg:ms-0">
        {step(
          previous,
          t("previous", { name: previous?.name ?? "" }),
          <ChevronLeft aria-hidden className="rtl:rotate-180" />,
        )}
        {step(
          next,
          t("next", { name: next?.name ?? "" }),
          <ChevronRight aria-hidden className="rtl:rotate-180" />,
        )}
      </div>
    </nav>
  );
}
