import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { type CompanyRung, getCompanies } from "@/features/density/companies.queries";
import { CoarseNote } from "@/features/density/components/coarse-note";
import { DensityLine } from "@/features/density/components/density-line";
import { densityHref } from "@/features/density/components/density-links";
import { NoHeadcount } from "@/features/density/components/no-headcount";
import { VerifiableLine } from "@/features/density/components/verifiable-line";
import { WorkplaceMap } from "@/features/density/components/workplace-map";
import { getWorkplaceMap } from "@/features/density/map.queries";
import { density } from "@/features/density/policy";
import { MembershipLinks } from "@/features/memberships/components/membership-links";
import { verifiableMembers } from "@/features/memberships/verification.queries";
import { HeadcountHistory } from "@/features/workplaces/components/headcount-history";
import { RecordHeadcount } from "@/features/workplaces/components/record-headcount";
import { listHeadcounts } from "@/features/workplaces/headcounts.queries";
import { MessagesFor } from "@/i18n/messages-for";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { can } from "@/lib/policy";

type Props = {
  ctx: Context;
  workplaceId: string;
  editable: boolean;
  employer: { id: string; name: string };
};

export async function WorkplaceFigures({ ctx, workplaceId, editable, employer }: Props) {
  const on = today(ctx);
  const [map, history] = await Promise.all([
    getWorkplaceMap(ctx, { workplaceId, on }),
    listHeadcounts(ctx, workplaceId),
  ]);
  const { total, workplace } = map;
  const company = (await getCompanies(ctx, { employerIds: [employer.id], on })).get(employer.id);
  const counts = company && company.places.length + company.company.outside > 1 ? company : null;
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
          headline={counts && map.headline?.perCompany ? null : map.headline}
          href={densityHref({ workplaceId, on, now: on })}
          measure={total}
          on={on}
        />
      ) : (
        <NoHeadcount action={editable ? record : null} measure={total} workplaceId={workplaceId} />
      )}
      {counts?.headline ? <CompanyLine employer={employer} headline={counts.headline} /> : null}
      <VerifiableLine
        counted={await verifiableMembers(ctx, { workplaceIds: [workplaceId], on })}
        eligible={total.eligible}
        headline={map.headline}
      />
      <MembershipLinks ctx={ctx} employerId={workplace.employer.id} workplaceId={workplaceId} />
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

type LineProps = { employer: Props["employer"]; headline: CompanyRung };

/** Where the company has more workplaces than this one. */
async function CompanyLine({ employer: { id, name }, headline: { gap, threshold } }: LineProps) {
  const t = await getTranslations("workplaces");
  const words = { threshold: threshold.name };
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 text-14">
      <Link className="inline-flex items-center coarse:min-h-tap" href={`/employers/${id}`} prefetch={false}>
        {t("company", { name })}
      </Link>
      <b className="fig text-18 text-merah-text">
        {gap === null
          ? t("companyUnknown")
          : gap > 0
            ? t("companyMore", { gap, ...words })
            : t("companyReached", words)}
      </b>
    </p>
  );
}
