import { getFormatter, getTranslations } from "next-intl/server";
import { MiniBar } from "@/components/charts/mini-bar";
import { Poster } from "@/components/ui/page-header";
import { Sheet } from "@/components/ui/section";
import { Figure, Stat, Stats } from "@/components/ui/stat";
import { Notice } from "@/components/ui/states";
import type { Activity, EarlierTest } from "../queries";
import { headsToReach } from "../results";
import type { TestResult } from "../results.queries";
import { dayWords } from "./activity-days";

type TestHeadProps = { test: Activity; result: TestResult; earlier: EarlierTest[] };

/** The count, who was missed and where, and what was expected. */
export async function TestHead({ test, result, earlier }: TestHeadProps) {
  const [t, format] = await Promise.all([getTranslations("activities.result"), getFormatter()]);
  const { total, outside } = result;
  const share = total.share === null ? null : percentOf(format, total.share);
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-end gap-x-8 gap-y-4">
        <Figure
          count={share}
          of={
            total.eligible === null
              ? t("ofListed", { listed: total.listed })
              : t("of", { eligible: total.eligible })
          }
          value={format.number(total.tookPart)}
        />
        <Stats className="lg:ms-auto">
          <Stat
            label={
              test.launchedAt
                ? t("frozenAt", {
                    at: format.dateTime(test.launchedAt, { dateStyle: "medium", timeStyle: "short" }),
                  })
                : null
            }
            note={test.launchedBy ? t("frozenBy", { name: test.launchedBy }) : undefined}
            value={format.number(total.predicted)}
          />
          {total.keptShare === null ? null : (
            <Stat
              label={t("kept")}
              note={t("keptOf", { kept: total.kept, predicted: total.predicted })}
              value={percentOf(format, total.keptShare)}
            />
          )}
          {earlier.map(({ id, name, heldOn, tookPart, eligible }) => (
            <Stat
              key={id}
              label={t("earlier", { name, day: dayWords(format, heldOn) })}
              note={eligible === null ? undefined : t("earlierOf", { eligible })}
              value={format.number(tookPart)}
            />
          ))}
        </Stats>
      </div>
      <Missed result={result} />
      {total.eligible === null ? <Notice>{t("noHeadcount")}</Notice> : null}
      {outside > 0 ? <p className="text-13 text-ink-2">{t("outside", { count: outside })}</p> : null}
      <Gate result={result} test={test} />
    </div>
  );
}

const percentOf = (format: Awaited<ReturnType<typeof getFormatter>>, share: number) =>
  format.number(share, { style: "percent", maximumFractionDigits: 1 });

async function Missed({ result: { total, units } }: { result: TestResult }) {
  const t = await getTranslations("activities.result");
  if (total.predicted === 0) return <p className="text-14">{t("nonePredicted")}</p>;
  if (total.missed === 0) return <Poster>{t("allKept")}</Poster>;
  const worst = units.find(({ name }) => name !== "");
  const named = worst && worst.result.missed > 0 && units.length > 1;
  return (
    <Poster>
      {t.rich("missed", {
        missed: total.missed,
        place: named ? worst.name : "none",
        most: named ? worst.result.missed : 0,
        mark: (words) => <span className="highlight">{words}</span>,
      })}
    </Poster>
  );
}

/** How far the test is from its goal, and from what the union set itself before it goes public. */
async function Gate({ test, result: { total } }: { test: Activity; result: TestResult }) {
  const t = await getTranslations("activities");
  const bars = [
    { key: "goal" as const, percent: test.goalPercent },
    { key: "gate" as const, percent: test.publicPercent },
  ];
  return bars.map(({ key, percent }) => {
    if (percent === null) return null;
    const heads = headsToReach(percent, total);
    return (
      <Sheet className="grid gap-2 p-4" key={key}>
        <p className="flex flex-wrap items-baseline justify-between gap-x-4">
          <b className="font-strong">{t(`${key}.label`, { percent })}</b>
          <span className="text-14">{heads === null ? t("gate.unknown") : t(`${key}.more`, { heads })}</span>
        </p>
        <MiniBar mark={percent} percent={(total.share ?? 0) * 100} tone="ink" />
      </Sheet>
    );
  });
}
