import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { newId } from "@/lib/ids";
import { appointAction, endOfficeAction } from "../papers.actions";
import type { Office } from "../queries";
import type { May } from "./membership-machine";
import { StepForm } from "./step-form";
import { useDay } from "./use-day";

type Props = { contactId: string; offices: readonly Office[]; may: May };

/** Offices on the board of a unit. */
export function Offices({ contactId, offices, may }: Props) {
  const t = useTranslations("memberships.office");
  const day = useDay();
  const id = newId();
  if (offices.length === 0 && !may.decide) return null;
  return (
    <Section title={t("title")}>
      <ul className="grid gap-2">
        {offices.map((office) => (
          <li className="grid gap-1 border-b border-rule pb-2" key={office.id}>
            <p className="text-14 font-label">
              {[office.office, office.employer].filter(Boolean).join(" · ")}
            </p>
            <p className="text-12 text-ink-2">
              {[
                office.toOn
                  ? t("fromTo", { from: day(office.fromOn), to: day(office.toOn) })
                  : t("since", { day: day(office.fromOn) }),
                office.decree,
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
            {may.decide && office.toOn === null ? (
              <StepForm
                action={endOfficeAction}
                fields={[{ name: "toOn", kind: "day", label: t("toOn") }]}
                hidden={{ contactId, officeId: office.id }}
                save={t("save")}
                title={t("end")}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {may.decide ? (
        <div className="mt-3">
          <StepForm
            action={appointAction}
            fields={[
              { name: "office", kind: "text", label: t("office") },
              { name: "fromOn", kind: "day", label: t("fromOn") },
              { name: "decree", kind: "text", label: t("decree") },
              { name: "decreeOn", kind: "day", label: t("decreeOn") },
            ]}
            hidden={{ id, contactId }}
            key={id}
            save={t("save")}
            title={t("appoint")}
          />
        </div>
      ) : null}
    </Section>
  );
}
