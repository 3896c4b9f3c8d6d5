import { ButtonLink } from "@/components/ui/button-link";
import { DefinitionList } from "@/components/ui/definition-list";
import { Marker } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import { Stat, Stats } from "@/components/ui/stat";
import type { Context } from "@/lib/context";
import { can } from "@/lib/policy";
import { type Region, regionName } from "@/lib/region";
import { conditions } from "../policy";
import { type Condition, listConditions, minimumWagesAround } from "../queries";
import { conditionKinds } from "../vocabulary.schema";
import { type Minimum, type Wage, type WageGap, wageGap } from "../wages";
import { type ConditionWords, conditionWords } from "./condition-words";
import { WageTrend } from "./wage-trend";

type Props = { ctx: Context; workplace: { id: string; region: Region | null } };

/** The lowest wage beside the minimum of its town and year, and the other conditions. Nothing for delegates. */
export async function WorkplaceConditions({ ctx, workplace: { id, region } }: Props) {
  if (!can(ctx, conditions.read)) return null;
  const [all, minimums, words] = await Promise.all([
    listConditions(ctx, id),
    minimumWagesAround(ctx, region),
    conditionWords(region),
  ]);
  const valid = all.filter(({ withdrawn }) => !withdrawn);
  const wages = valid.flatMap(({ kind, amount, observedOn }) =>
    kind === "lowest_wage" && amount !== null ? [{ observedOn, amount }] : [],
  );
  const { t } = words;
  return (
    <Section
      end={
        <ButtonLink href={`/workplaces/${id}/conditions`} prefetch={false} size="sm" variant="outline">
          {t(can(ctx, conditions.record) ? "record" : "all")}
        </ButtonLink>
      }
      meta={t("meta")}
      title={t("title")}
    >
      {valid.length === 0 ? (
        <p className="text-14 text-ink-2">{t("empty")}</p>
      ) : (
        <div className="grid gap-x-8 gap-y-4 lg:grid-cols-2">
          <div className="grid content-start gap-4">
            {wages[0] ? <Wages minimums={minimums} region={region} wage={wages[0]} words={words} /> : null}
            <Others all={valid} words={words} />
          </div>
          <WageTrend minimums={minimums} region={region} wages={wages} />
        </div>
      )}
    </Section>
  );
}

type WagesProps = { wage: Wage; minimums: readonly Minimum[]; region: Region | null; words: ConditionWords };

function Wages({ wage, minimums, region, words }: WagesProps) {
  const { t, money, day } = words;
  const gap = wageGap(wage, minimums, region);
  return (
    <>
      <Stats>
        <Stat
          label={t("kinds.lowest_wage")}
          note={day(wage.observedOn)}
          value={<span className="text-22 sm:text-28">{money(wage.amount)}</span>}
        />
        {gap ? (
          <Stat
            label={t("minimum", { year: gap.minimum.year })}
            note={regionName(gap.minimum.region)}
            value={<span className="text-22 sm:text-28">{money(gap.minimum.amount)}</span>}
          />
        ) : null}
      </Stats>
      <p className="text-14">
        {gap ? <Gap gap={gap} words={words} /> : t(region ? "noMinimum" : "noRegion")}
      </p>
    </>
  );
}

function Gap({
  gap: { short, share },
  words: { t, money, percent },
}: {
  gap: WageGap;
  words: ConditionWords;
}) {
  if (short === 0) return t("above", { share: percent(share) });
  return <Marker>{t("below", { short: money(short), share: percent(share) })}</Marker>;
}

/** The latest of each kind but the wage. */
function Others({ all, words: { t, amountOf, day } }: { all: readonly Condition[]; words: ConditionWords }) {
  const latest = conditionKinds.flatMap((kind) =>
    kind === "lowest_wage" ? [] : (all.find((each) => each.kind === kind) ?? []),
  );
  return (
    <DefinitionList
      items={latest.map(({ kind, amount, observedOn, source }) => ({
        key: kind,
        term: t(`kinds.${kind}`),
        value: (
          <>
            <b>{amountOf(kind, amount)}</b>
            <span className="block text-12 text-ink-3">{t("origin", { day: day(observedOn), source })}</span>
          </>
        ),
      }))}
    />
  );
}
