import { Stat, Stats } from "@/components/ui/stat";
import type { DensityReport } from "../queries";
import { densityWords } from "./density-words";

/** Joined and left, and the day on which the headline threshold is reached at this pace. */
export async function FlowStats({ report }: { report: Pick<DensityReport, "flow" | "eta" | "headline"> }) {
  const { t, signed, count, day, decimal } = await densityWords();
  const { flow, eta, headline } = report;
  const left = flow[90].left;
  return (
    <Stats>
      <Stat label={t("flow.joined")} value={signed(flow[90].joined)} />
      <Stat label={t("flow.left")} value={left === null ? count(left) : signed(-left)} />
      <Stat
        label={t("flow.net")}
        note={t("flow.month", { net: signed(flow[30].net) })}
        value={signed(flow[90].net)}
      />
      {eta && headline ? (
        <Stat
          label={t("flow.eta", { name: headline.name })}
          note={t("flow.pace", { perWeek: decimal(eta.perWeek) })}
          value={day(eta.day)}
        />
      ) : null}
    </Stats>
  );
}
