import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { v7 } from "uuid";
import { AssessmentChip } from "@/components/ui/assessment-chip";
import { PersonDisc } from "@/components/ui/person-disc";
import type { PersonInGroup } from "../people.queries";
import { ProposalForm } from "./proposal-form";

/** Each with the assessment that the test speaks for, where it is another than the present one. */
export async function GroupPeople({ activityId, people }: { activityId: string; people: PersonInGroup[] }) {
  const t = await getTranslations("activities.people");
  return (
    <ul className="border-t-2 border-ink">
      {people.map(({ contactId, name, place, member, level, proposed }) => (
        <li className="flex flex-wrap items-center gap-3 border-b border-rule py-2" key={contactId}>
          <PersonDisc member={member} name={name} />
          <span className="min-w-0 grow">
            <Link
              className="block font-strong no-underline hover:underline coarse:min-h-6"
              href={`/contacts/${contactId}`}
              prefetch={false}
            >
              {name}
            </Link>
            <span className="block text-13 text-ink-2">{place}</span>
          </span>
          <AssessmentChip label={t("rated", { level: level ?? "–" })} value={level} />
          {proposed === null ? null : (
            <ProposalForm
              fields={{ id: v7(), activityId, contactId }}
              hint={t("proposeHint", { level: proposed })}
              words={t("propose", { level: proposed })}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
