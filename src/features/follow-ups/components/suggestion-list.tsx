import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AssessmentChip } from "@/components/ui/assessment-chip";
import type { Assessment } from "@/components/ui/assessment-style";
import { ButtonLink } from "@/components/ui/button-link";
import { PersonDisc } from "@/components/ui/person-disc";
import { Section } from "@/components/ui/section";
import type { Suggestion } from "../suggestions.queries";

type Brought = {
  /** From another feature. */
  extra?: (person: Suggestion) => ReactNode;
  reach?: (person: Suggestion) => ReactNode;
};

type SuggestionListProps = Brought & {
  people: readonly Suggestion[];
  logHref: (contactId: string) => string;
};

export function SuggestionList({ people, logHref, ...brought }: SuggestionListProps) {
  const t = useTranslations("follow-ups.suggest");
  return (
    <Section meta={people.length > 0 ? t("meta", { count: people.length }) : null} title={t("title")}>
      {people.length === 0 ? <p className="text-14 text-ink-2">{t("none")}</p> : null}
      <ul className="-mx-4 bg-sheet md:mx-0 md:rounded-2 md:shadow-1">
        {people.map((person) => (
          <SuggestedPerson
            href={logHref(person.contactId)}
            key={person.contactId}
            person={person}
            {...brought}
          />
        ))}
      </ul>
    </Section>
  );
}

function SuggestedPerson({ person, href, extra, reach }: Brought & { person: Suggestion; href: string }) {
  const t = useTranslations("follow-ups");
  const { name, member, assessment, activist, days, reason } = person;
  return (
    <li className="grid grid-cols-[2.75rem_minmax(0,1fr)_auto] items-center gap-x-3 border-b border-rule py-2 ps-4 pe-2 last:border-0">
      <PersonDisc label={t(member ? "row.member" : "row.notMember")} member={member} name={name} />
      <div className="min-w-0">
        <Link
          className="relative block after:absolute after:-inset-y-3.5 after:inset-x-0 after:content-[''] leading-head font-strong no-underline hover:underline"
          href={`/contacts/${person.contactId}`}
          prefetch={false}
        >
          {name}
        </Link>
        <p className="mt-0.5 flex min-w-0 items-center gap-1.5 text-12 text-ink-3">
          <AssessmentChip value={assessment as Assessment} />
          <span className="truncate">
            {[person.department, person.shift, person.workplace].filter(Boolean).join(" · ")}
          </span>
        </p>
        <p className="mt-0.5 text-13 leading-ui">
          {t(`suggest.${reason}`, { activist: activist ?? "", days: days ?? 0 })}
        </p>
      </div>
      <div className="flex items-center text-ink-2">{reach?.(person)}</div>
      <div className="col-span-full mt-1 flex items-center gap-1">
        <ButtonLink className="px-3 text-14" href={href} scroll={false}>
          {t("act.log")}
          <span className="sr-only">{t("act.logOf", { name })}</span>
        </ButtonLink>
        {extra?.(person)}
      </div>
    </li>
  );
}
