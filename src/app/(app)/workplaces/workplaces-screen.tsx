import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";
import { CoarseNote } from "@/features/density/components/coarse-note";
import { DensityTable } from "@/features/density/components/density-table";
import { UnknownHeadcounts } from "@/features/density/components/unknown-headcounts";
import { density } from "@/features/density/policy";
import { getDensity } from "@/features/density/queries";
import { AddWorkplace } from "@/features/workplaces/components/add-workplace";
import { headcounts } from "@/features/workplaces/headcounts.policy";
import { workplaces } from "@/features/workplaces/policy";
import { listEmployerNames, listWorkplaces, type Workplace } from "@/features/workplaces/queries";
import { MessagesFor } from "@/i18n/messages-for";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

export async function WorkplacesScreen() {
  const [ctx, t] = await Promise.all([requireContext(), getTranslations("workplaces")]);
  const all = await listWorkplaces(ctx);
  const mayAdd = can(ctx, workplaces.create) && ctx.turf.whole;
  const add = mayAdd ? <Adding ctx={ctx} red={all.length === 0} /> : undefined;
  if (all.length === 0) {
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
        meta={t("meta", { count: all.length })}
        title={t("title")}
      />
      {can(ctx, density.read) ? <ByDensity ctx={ctx} /> : <Names all={all} />}
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

async function ByDensity({ ctx }: { ctx: Context }) {
  const on = today(ctx);
  const report = await getDensity(ctx, { on });
  return (
    <div className="grid gap-8">
      <CoarseNote ctx={ctx} />
      {report.rows.length > 0 ? (
        <DensityTable
          headline={report.headline}
          hrefOf={(id) => `/workplaces/${id}`}
          on={on}
          open={can(ctx, density.people)}
          rows={report.rows}
          total={report.total}
          totalOpens={report.unknown.length === 0}
          workplaceId={null}
        />
      ) : null}
      <UnknownHeadcounts
        recordHref={can(ctx, headcounts.record) ? (id) => `/workplaces/${id}` : undefined}
        rows={report.unknown}
      />
    </div>
  );
}

/** For roles without numbers. */
function Names({ all }: { all: readonly Workplace[] }) {
  return (
    <ul>
      {all.map(({ id, name, town }) => (
        <li className="border-b border-rule" key={id}>
          <Link className="flex min-h-tap items-center gap-2 text-14 font-label" href={`/workplaces/${id}`}>
            {name}
            <span className="text-12 font-read text-ink-3">{town}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
