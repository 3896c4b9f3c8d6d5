import { useTranslations } from "next-intl";
import { PersonDisc } from "@/components/ui/person-disc";
import { Section } from "@/components/ui/section";
import type { Load } from "../load.queries";

// From here on a colleague is asked to take some over.
const manyLate = 3;

/** Who has too much on their hands comes first; nobody is ranked by what they did. */
export function OrganiserLoad({ load }: { load: readonly Load[] }) {
  const t = useTranslations("week.load");
  const most = Math.max(1, ...load.map(({ conversations }) => conversations));
  const [first] = load;
  return (
    <Section meta={t("meta")} title={t("title")}>
      {load.length === 0 ? <p className="text-14 text-ink-2">{t("none")}</p> : null}
      <ul className="text-14">
        {load.map(({ id, name, conversations, due, late, rate }) => (
          <li
            className="grid grid-cols-[1.75rem_minmax(0,1fr)_auto] items-center gap-x-2 border-b border-rule py-2"
            key={id}
          >
            <PersonDisc member={null} name={name} size="sm" />
            <div className="min-w-0">
              <p className="truncate font-label">{name}</p>
              <div
                aria-hidden="true"
                className="h-2 bg-ink-2"
                style={{ width: `${Math.round((100 * conversations) / most)}%` }}
              />
              <p className="text-12 text-ink-3">
                {t("conversations", { count: conversations })}
                {rate ? ` · ${t("kept", { kept: rate.kept, due: rate.due })}` : ""}
              </p>
            </div>
            <p className="grid justify-items-end gap-0.5 text-13 tabular-nums">
              <span>{t("due", { count: due })}</span>
              {late > 0 ? <span className="highlight font-label">{t("late", { count: late })}</span> : null}
            </p>
          </li>
        ))}
      </ul>
      {first && first.late >= manyLate ? (
        <p className="mt-2 rounded-1 bg-marker-soft px-2 py-1 text-13 text-marker-text">
          {t("help", { name: first.name, late: first.late })}
        </p>
      ) : null}
    </Section>
  );
}
