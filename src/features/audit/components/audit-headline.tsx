import { getTranslations } from "next-intl/server";
import { Poster } from "@/components/ui/page-header";
import type { Reader } from "../queries";
import { isUnusual } from "../read-budget";

/** The one sentence: who opened unusually many people's pages today, or that nobody did. */
export async function AuditHeadline({ readers, total }: { readers: readonly Reader[]; total: number }) {
  const t = await getTranslations("audit.headline");
  const [most] = readers.filter(isUnusual);
  if (!most) return <Poster className="md:text-28">{t("quiet", { total })}</Poster>;
  return (
    <div className="grid gap-1">
      <Poster className="md:text-28">
        {t.rich("many", {
          name: most.name,
          people: most.people,
          mark: (chunks) => <span className="highlight">{chunks}</span>,
        })}
      </Poster>
      <p className="text-14 text-ink-2">{t("usual", { name: most.name, usual: most.usual })}</p>
    </div>
  );
}
