import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";
import { CoarseNote } from "@/features/density/components/coarse-note";
import { DensityTable } from "@/features/density/components/density-table";
import { PlacesPages } from "@/features/density/components/places-pages";
import { UnknownHeadcounts } from "@/features/density/components/unknown-headcounts";
import { density } from "@/features/density/policy";
import { getDensity } from "@/features/density/queries";
import { AddWorkplace } from "@/features/workplaces/components/add-workplace";
import { WorkplaceNames } from "@/features/workplaces/components/workplace-names";
import { headcounts } from "@/features/workplaces/headcounts.policy";
import { workplaces } from "@/features/workplaces/policy";
import { countWorkplaces, listEmployerNames, listWorkplaces } from "@/features/workplaces/queries";
import { MessagesFor } from "@/i18n/messages-for";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

const query = z.object({
  after: z.string().max(1000).optional().catch(undefined),
  sort: z.enum(["gap", "name"]).catch("gap"),
});

type Props = Pick<PageProps<"/workplaces">, "searchParams">;

export async function WorkplacesScreen({ searchParams }: Props) {
  const [ctx, t, params] = await Promise.all([requireContext(), getTranslations("workplaces"), searchParams]);
  const asked = query.parse(params);
  const count = await countWorkplaces(ctx);
  const mayAdd = can(ctx, workplaces.create) && ctx.turf.whole;
  const add = mayAdd ? <Adding ctx={ctx} red={count === 0} /> : undefined;
  if (count === 0) {
    return (
      <>
        <PageHeader title={t("title")} />
        <EmptyState action={add} title={t("empty.title")}>
          {t(mayAdd ? "empty.text" : "empty.outside")}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader
        end={
          <>
            <ButtonLink href="/employers" variant="outline">
              {t("employers")}
            </ButtonLink>
            {add}
          </>
        }
        meta={t("meta", { count })}
        title={t("title")}
      />
      {can(ctx, density.read) ? (
        <ByDensity after={asked.after} ctx={ctx} sort={asked.sort} />
      ) : (
        <WorkplaceNames all={await listWorkplaces(ctx)} />
      )}
    </>
  );
}

async function Adding({ ctx, red }: { ctx: Context; red: boolean }) {
  return (
    <MessagesFor namespaces={["workplaces", "errors", "ui"]}>
      <AddWorkplace employers={await listEmployerNames(ctx)} red={red} />
    </MessagesFor>
  );
}

type Asked = { ctx: Context; after: string | undefined; sort: "gap" | "name" };

async function ByDensity({ ctx, after, sort }: Asked) {
  const on = today(ctx);
  const report = await getDensity(ctx, { on, after, order: sort });
  const t = await getTranslations("workplaces");
  return (
    <div className="grid gap-8">
      <CoarseNote ctx={ctx} />
      {report.covered.all > 1 ? (
        <p className="flex flex-wrap items-center gap-x-4 text-13 print:hidden">
          {(["gap", "name"] as const).map((each) => (
            <Link
              aria-current={each === sort ? "true" : undefined}
              className="inline-flex min-h-tap items-center underline underline-offset-3 aria-current:no-underline aria-current:font-label"
              href={hrefOf({ sort: each, after: null })}
              key={each}
            >
              {t(`sort.${each}`)}
            </Link>
          ))}
        </p>
      ) : null}
      {report.rows.length > 0 ? (
        <DensityTable
          headline={report.headline}
          hrefOf={(id) => `/workplaces/${id}`}
          on={on}
          open={can(ctx, density.people)}
          rows={report.rows}
          title={t("byDensity")}
          total={report.total}
          totalOpens={report.covered.known === report.covered.all}
          workplaceId={null}
        />
      ) : null}
      <UnknownHeadcounts
        recordHref={can(ctx, headcounts.record) ? (id) => `/workplaces/${id}` : undefined}
        rows={report.unknown}
      />
      <PlacesPages
        hrefOf={(to) => hrefOf({ sort, after: to })}
        next={report.next}
        paged={after !== undefined}
        shown={report.rows.length + report.unknown.length}
        total={report.covered.all}
      />
    </div>
  );
}

function hrefOf({ sort, after }: { sort: "gap" | "name"; after: string | null }): string {
  const params = new URLSearchParams({ ...(sort === "gap" ? {} : { sort }), ...(after ? { after } : {}) });
  return params.size > 0 ? `/workplaces?${params}` : "/workplaces";
}
