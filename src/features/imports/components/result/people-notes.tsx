import Link from "next/link";
import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import type { listLeft } from "../../review/absences.queries";
import type { listTwos } from "../../review/outcomes.queries";
import type { KeptChange } from "../../undo/kept-changes.queries";

const link = "inline-block coarse:py-2.5";

/** Pairs of rows that nobody decided about, each to be looked at side by side. */
export function TwosList({ pairs, total }: Awaited<ReturnType<typeof listTwos>>) {
  const t = useTranslations("import-decisions.twos");
  if (total === 0) return null;
  return (
    <Section meta={t("meta")} title={t("title", { count: total })}>
      <ul className="columns-1 gap-6 text-14 md:columns-2">
        {pairs.map(({ id, oneId, one, otherId, other }) => (
          <li className="break-inside-avoid py-0.5" key={id}>
            {t.rich("pair", {
              one,
              other,
              first: (name) => (
                <Link className={link} href={`/contacts/${oneId}`}>
                  {name}
                </Link>
              ),
              second: (name) => (
                <Link className={link} href={`/contacts/${otherId}`}>
                  {name}
                </Link>
              ),
            })}{" "}
            <Link
              aria-label={t("compareThem", { one, other })}
              className={`${link} ms-1 font-strong text-12`}
              href={`/contacts/duplicates/${oneId}/${otherId}`}
            >
              {t("compare")}
            </Link>
          </li>
        ))}
      </ul>
      {total > pairs.length ? (
        <p className="mt-2 text-12 text-ink-3">{t("shown", { shown: pairs.length, total })}</p>
      ) : null}
    </Section>
  );
}

/** Who was at the workplace and not in the file, as the import kept it. */
export function LeftList({ people, total, ended }: Awaited<ReturnType<typeof listLeft>>) {
  const t = useTranslations("import-decisions.leftNow");
  if (total === 0) return null;
  return (
    <Section meta={ended ? t("ended") : t("listed")} title={t("title", { count: total })}>
      <ul className="columns-1 gap-6 text-14 sm:columns-2 lg:columns-3">
        {people.map(({ id, name, department }) => (
          <li className="break-inside-avoid py-0.5" key={id}>
            <Link className={link} href={`/contacts/${id}`}>
              {name}
            </Link>{" "}
            {department ? <span className="text-12 text-ink-3">{department}</span> : null}
          </li>
        ))}
      </ul>
      {total > people.length ? (
        <p className="mt-2 text-12 text-ink-3">{t("shown", { shown: people.length, total })}</p>
      ) : null}
    </Section>
  );
}

/** People whose values stayed because somebody had written them. `why` says after what. */
export function ChangedPeople({
  people,
  why,
}: {
  people: readonly KeptChange[];
  why: "edited" | "keptChanges";
}) {
  const t = useTranslations("import-decisions");
  if (people.length === 0) return null;
  const title =
    why === "edited"
      ? t("edited.title", { count: people.length })
      : t("keptChanges.title", { count: people.length });
  return (
    <Section meta={why === "edited" ? t("edited.meta") : t("keptChanges.meta")} title={title}>
      <ul className="columns-1 gap-6 text-14 md:columns-2">
        {people.map(({ id, name, columns }) => (
          <li className="break-inside-avoid py-0.5" key={id}>
            <Link className={link} href={`/contacts/${id}`}>
              {name}
            </Link>{" "}
            <span className="text-12 text-ink-3">
              {columns.map((column) => t(`columns.${column}` as Parameters<typeof t>[0])).join(", ")}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
