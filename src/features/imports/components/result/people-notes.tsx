import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Section } from "@/components/ui/section";
import type { PeopleList } from "../../rows.schema";
import type { Staying } from "../../undo/staying";

/** Pairs of rows that nobody decided about, each to be looked at side by side. */
export function PairList({ people, total }: PeopleList) {
  const t = useTranslations("import-decisions.pairs");
  if (total === 0) return null;
  return (
    <Section meta={t("meta")} title={t("title", { count: total })}>
      <People shown={total > people.length ? t("shown", { shown: people.length, total }) : null}>
        {people.map(({ id, name, otherId, otherName }) => (
          <li className="break-inside-avoid py-0.5" key={`${id} ${otherId}`}>
            {t.rich("pair", {
              one: name,
              other: otherName,
              first: (chunks) => <PersonLink id={id}>{chunks}</PersonLink>,
              second: (chunks) => <PersonLink id={otherId}>{chunks}</PersonLink>,
            })}{" "}
            <Link
              aria-label={t("compareThem", { one: name, other: otherName })}
              className={`${link} ms-1 font-strong text-12`}
              href={`/contacts/duplicates/${id}/${otherId}`}
            >
              {t("compare")}
            </Link>
          </li>
        ))}
      </People>
    </Section>
  );
}

/** Who was at the workplace and not in the file, as the import kept it. */
export function AbsenceList({ people, total, ended }: PeopleList) {
  const t = useTranslations("import-decisions.absences");
  if (total === 0) return null;
  return (
    <Section meta={ended ? t("ended") : t("listed")} title={t("title", { count: total })}>
      <People columns={3} shown={total > people.length ? t("shown", { shown: people.length, total }) : null}>
        {people.map(({ id, name, notes }) => (
          <Person id={id} key={id} name={name} note={notes[0]} />
        ))}
      </People>
    </Section>
  );
}

type ChangedPeopleProps = PeopleList & { why: "edited" | "keptChanges" };

/** People whose values stayed because somebody had written them. `why` says after what. */
export function ChangedPeople({ people, total, why }: ChangedPeopleProps) {
  const t = useTranslations("import-decisions");
  if (total === 0) return null;
  const columns = (changed: readonly string[]) =>
    changed.map((column) => t(`columns.${column}` as Parameters<typeof t>[0])).join(", ");
  return (
    <Section meta={t(`${why}.meta`)} title={t(`${why}.title`, { count: people.length })}>
      <People>
        {people.map(({ id, name, notes }) => (
          <Person id={id} key={id} name={name} note={columns(notes)} />
        ))}
      </People>
    </Section>
  );
}

/** Whom an undo leaves, each with the reason. */
export function StayingPeople({ total, people }: Staying) {
  const t = useTranslations("import-steps.undone");
  return (
    <People shown={total > people.length ? t("keptMore", { shown: people.length, total }) : null}>
      {people.map(({ id, name, why }) => (
        <Person id={id} key={id} name={name} note={t(`why.${why}`)} />
      ))}
    </People>
  );
}

type PeopleProps = { children: ReactNode; columns?: 2 | 3; shown?: string | null };

function People({ children, columns = 2, shown = null }: PeopleProps) {
  const width = columns === 2 ? "md:columns-2" : "sm:columns-2 lg:columns-3";
  return (
    <>
      <ul className={cn("columns-1 gap-6 text-14", width)}>{children}</ul>
      {shown ? <p className="mt-2 text-12 text-ink-3">{shown}</p> : null}
    </>
  );
}

type PersonProps = { id: string; name: string; note: string | undefined };

function Person({ id, name, note }: PersonProps) {
  return (
    <li className="break-inside-avoid py-0.5">
      <PersonLink id={id}>{name}</PersonLink>{" "}
      {note ? <span className="text-12 text-ink-3">{note}</span> : null}
    </li>
  );
}

const link = "inline-block coarse:py-2.5";

function PersonLink({ id, children }: { id: string; children: ReactNode }) {
  return (
    <Link className={link} href={`/contacts/${id}`} prefetch={false}>
      {children}
    </Link>
  );
}
