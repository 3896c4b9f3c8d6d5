import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { BackLink } from "@/components/ui/back-link";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { TableSkeleton } from "@/components/ui/skeleton";
import { RecordCondition, WorkplaceRegion } from "@/features/conditions/components/condition-forms";
import { ConditionHistory } from "@/features/conditions/components/condition-history";
import { conditions } from "@/features/conditions/policy";
import { listConditions } from "@/features/conditions/queries";
import { RegionOptions } from "@/features/employers/components/region-options";
import { getWorkplace } from "@/features/workplaces/queries";
import { MessagesFor } from "@/i18n/messages-for";
import { today } from "@/lib/dates";
import { found, idFrom } from "@/lib/found";
import { can } from "@/lib/policy";
import { isRegionCode } from "@/lib/region";
import { requireContext } from "@/lib/session";

export const generateMetadata = async () => ({ title: (await getTranslations("conditions"))("title") });

type Props = PageProps<"/workplaces/[workplaceId]/conditions">;

export default function ConditionsPage({ params }: Props) {
  return (
    <Suspense fallback={<TableSkeleton columns={4} rows={8} />}>
      <Conditions params={params} />
    </Suspense>
  );
}

async function Conditions({ params }: Pick<Props, "params">) {
  const [ctx, t, given] = await Promise.all([requireContext(), getTranslations("conditions"), params]);
  const workplaceId = idFrom(given.workplaceId);
  const all = await found(listConditions(ctx, workplaceId));
  const { name, region } = await found(getWorkplace(ctx, workplaceId));
  const editable =
    can(ctx, conditions.record) && (ctx.turf.whole || ctx.turf.workplaceIds.includes(workplaceId));
  const place = region === null ? {} : isRegionCode(region) ? { code: region } : { elsewhere: region };
  return (
    <MessagesFor namespaces={["conditions", "employers", "errors", "ui"]}>
      <PageHeader
        before={<BackLink href={`/workplaces/${workplaceId}`}>{name}</BackLink>}
        end={
          <>
            <ButtonLink href="/employers/minimum-wages" variant="outline">
              {t("minimums.title")}
            </ButtonLink>
            {editable ? <RecordCondition today={today(ctx)} workplaceId={workplaceId} /> : null}
          </>
        }
        meta={t("meta")}
        title={t("title")}
      />
      <div className="grid gap-6">
        <ConditionHistory all={all} editable={editable} region={region} />
        {editable ? (
          <Section meta={t("regionMeta")} title={t("region")}>
            <WorkplaceRegion region={place} regions={<RegionOptions />} workplaceId={workplaceId} />
          </Section>
        ) : null}
      </div>
    </MessagesFor>
  );
}
