import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AssessmentChip } from "@/components/ui/assessment-chip";
import { Section } from "@/components/ui/section";
import type { Uncovered } from "../coverage.queries";

/** Who follows nobody: a list to work. */
export async function UncoveredPeople({ people, more }: { people: readonly Uncovered[]; more: boolean }) {
  const t = await getTranslations("leaders.uncovered");
  return (
    <Section id="uncovered" meta={more ? t("first") : undefined} title={t("title")}>
      {people.length === 0 ? <p className="text-14">{t("none")}</p> : null}
      <ul className="grid gap-x-6 sm:grid-cols-2">
        {people.map(({ id, name, assessment }) => (
          <li className="flex items-center gap-3 border-b border-rule py-1" key={id}>
            <AssessmentChip value={assessment} />
            <Link
              className="min-w-0 grow truncate coarse:inline-flex coarse:min-h-tap coarse:items-center"
              href={`/contacts/${id}`}
              prefetch={false}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
