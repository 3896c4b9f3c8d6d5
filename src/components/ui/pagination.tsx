import { useTranslations } from "next-intl";
import { ButtonLink } from "./button-link";
import { cn } from "./cn";

type PaginationProps = {
  shown: number;
  total: number;
  /** There are more than the total, which were not counted. */
  more?: boolean;
  previousHref?: string;
  nextHref?: string;
  className?: string;
};

/** "50 of 1,204" and the next page. Keyset pages have no numbers. */
export function Pagination({
  shown,
  total,
  more = false,
  previousHref,
  nextHref,
  className,
}: PaginationProps) {
  const t = useTranslations("ui");
  return (
    <nav
      aria-label={t("pagination.label")}
      className={cn("flex flex-wrap items-center gap-3 py-3", className)}
      data-slot="pagination"
    >
      <p className="text-13 text-ink-2">{t("showing", { shown, total, more: more ? "yes" : "no" })}</p>
      <div className="ms-auto flex gap-2 print:hidden">
        {previousHref ? (
          <ButtonLink href={previousHref} rel="prev" size="sm">
            {t("pagination.previous")}
          </ButtonLink>
        ) : null}
        {nextHref ? (
          <ButtonLink href={nextHref} rel="next" size="sm">
            {t("pagination.next")}
          </ButtonLink>
        ) : null}
      </div>
    </nav>
  );
}
