import { CoarseNote } from "@/features/density/components/coarse-note";
import { DensityLine } from "@/features/density/components/density-line";
import { densityHref } from "@/features/density/components/density-links";
import { NoHeadcount } from "@/features/density/components/no-headcount";
import { WorkplaceMap } from "@/features/density/components/workplace-map";
import { getWorkplaceMap } from "@/features/density/map.queries";
import { density } from "@/features/density/policy";
import { HeadcountHistory } from "@/features/workplaces/components/headcount-history";
import { RecordHeadcount } from "@/features/workplaces/components/record-headcount";
import { listHeadcounts } from "@/features/workplaces/headcounts.queries";
import { MessagesFor } from "@/i18n/messages-for";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { can } from "@/lib/policy";

type Props = { ctx: Context; workplaceId: string; editable: boolean };

export async function WorkplaceFigures({ ctx, workplaceId, editable }: Props) {
  const on = today(ctx);
  const [map, history] = await Promise.all([
    getWorkplaceMap(ctx, { workplaceId, on }),
    listHeadcounts(ctx, workplaceId),
  ]);
  const { total, workplace } = map;
  const counted = total.eligible !== null;
  const record = (
    <RecordHeadcount
      departments={workplace.departments}
      red={!counted}
      shifts={workplace.shifts.map(({ id, name }) => ({ id, name }))}
      today={on}
      workplaceId={workplaceId}
    />
  );
  return (
    <MessagesFor namespaces={["workplaces", "errors", "ui"]}>
      <CoarseNote ctx={ctx} />
      {counted ? (
        <DensityLine
          headline={map.headline}
          href={densityHref({ workplaceId, on, now: on })}
          measure={total}
          on={on}
        />
      ) : (
        <NoHeadcount action={editable ? record : null} measure={total} rows={[]} workplaceId={workplaceId} />
      )}
      <WorkplaceMap map={map} open={can(ctx, density.people)} />
      <div className="print:hidden">
        <HeadcountHistory
          editable={editable}
          end={editable && counted ? record : undefined}
          entries={history.entries}
          total={history.total}
          workplace={workplace}
        />
      </div>
    </MessagesFor>
  );
}
