import { getFormatter, getTranslations } from "next-intl/server";
import { Poster } from "@/components/ui/page-header";
import { dailyBudget } from "../read-budget";
import type { UnusualReader } from "../readers.queries";

type Props = { unusual: readonly UnusualReader[]; total: number };

/** The one sentence: who opened unusually many people's data, or that nobody did. */
export async function AuditHeadline({ unusual, total }: Props) {
  const [t, format] = await Promise.all([getTranslations("audit.headline"), getFormatter()]);
  const [most] = unusual;
  if (!most) return <Poster className="md:text-28">{t("quiet", { total })}</Poster>;
  const { name, people, reveals, usual, role, day } = most;
  const on = format.dateTime(new Date(`${day}T00:00:00Z`), {
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  });
  return (
    <div className="grid gap-1">
      <Poster className="md:text-28">
        {t.rich("many", { name, people, on, mark: (chunks) => <span className="highlight">{chunks}</span> })}
      </Poster>
      <p className="text-14 text-ink-2">
        {t("usual", { name, usual })} {t("budget", { budget: dailyBudget[role], reveals })}
      </p>
    </div>
  );
}
