import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { Stat, Stats } from "@/components/ui/stat";
import type { Standing } from "../results.queries";

const order = ["tookPart", "promised", "invited", "refused"] as const;

/** `opens`: each figure leads to its people. */
export async function StandingFigures({
  activityId,
  standing,
  opens,
}: {
  activityId: string;
  standing: Standing;
  opens: boolean;
}) {
  const [t, format] = await Promise.all([getTranslations("activities"), getFormatter()]);
  return (
    <Section title={t("standing.title")}>
      <Stats>
        {order.map((group) => {
          const count = standing[group];
          const value = count === null ? t("few") : format.number(count);
          return (
            <Stat
              key={group}
              label={t(`standing.${group}`)}
              size={group === "tookPart" ? "lg" : "md"}
              value={
                opens && count ? (
                  <Link href={`/activities/${activityId}/people?group=${group}`} prefetch={false}>
                    {value}
                  </Link>
                ) : (
                  value
                )
              }
            />
          );
        })}
      </Stats>
    </Section>
  );
}
