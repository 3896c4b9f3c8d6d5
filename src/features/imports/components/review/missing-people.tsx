import { useTranslations } from "next-intl";
import { Done } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import { choicesFor } from "../../review/absences";
import type { Absences } from "../../review/absences.queries";
import type { PeopleList } from "../../rows.schema";
import { AbsenceChoice } from "./absence-choice";

type MissingPeopleProps = Absences & PeopleList & { batchId: string };

/** Who is at the workplace and not in the file that claims to be its whole list. */
export function MissingPeople({ batchId, scope, leaving, people, total }: MissingPeopleProps) {
  const t = useTranslations("import-decisions.missing");
  if (scope === null) return null;
  return (
    <Section meta={total > 0 ? t("meta", { count: total }) : null} title={t("title", { scope })}>
      {total === 0 ? (
        <Done>{t("nobody")}</Done>
      ) : (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <ul className="columns-1 gap-6 text-14 sm:columns-2">
            {people.map(({ id, name, notes: [department] }) => (
              <li className="break-inside-avoid py-0.5" key={id}>
                {name} {department ? <span className="text-12 text-ink-3">{department}</span> : null}
              </li>
            ))}
            {total > people.length ? (
              <li className="py-0.5 text-ink-3">{t("more", { count: total - people.length })}</li>
            ) : null}
          </ul>
          <AbsenceChoice batchId={batchId} choices={choicesFor(scope)} leaving={leaving} />
        </div>
      )}
    </Section>
  );
}
