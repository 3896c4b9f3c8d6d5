import { Section } from "@/components/ui/section";
import type { Causes } from "../causes.queries";
import type { DensityReport } from "../queries";
import { densityWords } from "./density-words";

type Props = { report: Pick<DensityReport, "flow" | "total">; leavers: Causes["leavers"] };

/** Where the figure came from in 90 days, and why members left. */
export async function FlowReasons({ report, leavers }: Props) {
  const { t, number, signed, count } = await densityWords();
  const { joined, left, net } = report.flow[90];
  const now = report.total.members;
  const before = now !== null && net !== null ? now - net : null;
  const most = Math.max(1, ...leavers.map((each) => each.count));
  return (
    <Section meta={t("causes.flowMeta")} title={t("causes.flow")}>
      <p className="mb-3 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-12 text-ink-3">
        <Term value={count(before)} word={t("causes.before")} />
        <Term tone="text-merah-text" value={signed(joined)} word={t("causes.joined")} />
        <Term value={left === null ? count(left) : signed(-left)} word={t("causes.left")} />
        <Term value={`= ${count(now)}`} word={t("causes.now")} />
      </p>
      <h3 className="text-13 font-strong">{t("causes.why")}</h3>
      {leavers.length === 0 ? <p className="text-13 text-ink-2">{t("causes.nobodyLeft")}</p> : null}
      <ul>
        {leavers.map(({ reason, count: people }) => (
          <li
            className="grid grid-cols-[minmax(0,1fr)_6rem_2.5rem] items-center gap-x-2 py-1 text-13"
            key={reason}
          >
            {t(`causes.reasons.${reason}`)}
            <span aria-hidden="true" className="block h-2.5">
              <i className="block h-full bg-ink-2" style={{ width: `${(people / most) * 100}%` }} />
            </span>
            <b className="text-end tabular-nums">{number(people)}</b>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Term({ value, word, tone = "text-ink" }: { value: string; word: string; tone?: string }) {
  return (
    <span>
      <span className={`fig text-28 ${tone}`}>{value}</span> {word}
    </span>
  );
}
