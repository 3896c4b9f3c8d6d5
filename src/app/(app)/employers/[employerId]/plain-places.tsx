import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import type { Employer } from "@/features/employers/queries";

/** For roles without numbers. */
export async function PlainPlaces({ workplaces }: Pick<Employer, "workplaces">) {
  const t = await getTranslations("employers.places");
  return (
    <Section title={t("title")}>
      {workplaces.length === 0 ? <p className="text-14 text-ink-2">{t("empty")}</p> : null}
      <ul>
        {workplaces.map(({ id, name, town }) => (
          <li className="border-b border-rule" key={id}>
            <Link className="flex min-h-tap items-center gap-2 text-14 font-label" href={`/workplaces/${id}`}>
              {name}
              <span className="text-12 font-read text-ink-3">{town}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
