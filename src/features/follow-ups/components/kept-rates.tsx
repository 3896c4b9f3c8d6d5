import { useFormatter, useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import type { KeptRate, OrganiserRate } from "../kept-rate.queries";

/** "14 of 18 kept in time, 3 moved": for the user alone, who asks for it. */
export function OwnKeptRate({ rate }: { rate: KeptRate }) {
  const t = useTranslations("follow-ups.kept");
  return (
    <details className="min-w-0 text-13 text-ink-2">
      <summary className="flex min-h-tap cursor-pointer items-center underline underline-offset-2">
        {t("ask")}
      </summary>
      <p>{t("mine", rate)}</p>
    </details>
  );
}

/** Of everybody's follow-ups in the turf: one number, no names. */
export function TurfKept({ rates }: { rates: readonly OrganiserRate[] }) {
  const t = useTranslations("follow-ups.kept");
  const sum = (key: "due" | "kept" | "late" | "moved") => rates.reduce((all, rate) => all + rate[key], 0);
  return (
    <Section meta={t("meta")} title={t("title")}>
      <p className="text-14">
        {t("mine", { due: sum("due"), kept: sum("kept"), late: sum("late"), moved: sum("moved") })}
      </p>
    </Section>
  );
}

const tooFew = 5;

/** For each organiser of the turf, to the coordinator. Below five without a percentage. */
export function KeptRates({ rates }: { rates: readonly OrganiserRate[] }) {
  const t = useTranslations("follow-ups.kept");
  const format = useFormatter();
  const words = ({ kept, due }: KeptRate) =>
    due < tooFew
      ? t("few", { kept, due })
      : t("of", { kept, due, percent: format.number(kept / due, { style: "percent" }) });
  const besides = ({ late, moved }: KeptRate) =>
    [late > 0 && t("late", { late }), moved > 0 && t("moved", { moved })].filter(Boolean).join(" · ");
  return (
    <Section className="mt-6" meta={t("meta")} title={t("title")}>
      {rates.length === 0 ? <p className="text-14 text-ink-2">{t("none")}</p> : null}
      <ul className="text-14">
        {rates.map((rate) => (
          <li
            className="flex flex-wrap items-baseline gap-x-3 border-b border-rule py-1.5 last:border-0"
            key={rate.id}
          >
            <span className="min-w-0 grow">{rate.name}</span>
            <span className="text-12 text-ink-3">{besides(rate)}</span>
            <span className="font-label tabular-nums">{words(rate)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
