import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ProjectorLink } from "@/components/layout/projector-link";
import { BackLink } from "@/components/ui/back-link";
import { ButtonLink } from "@/components/ui/button-link";
import { Tag } from "@/components/ui/marks";
import { PageHeader } from "@/components/ui/page-header";
import { activities } from "@/features/activities/policy";
import { WorkplaceConditions } from "@/features/conditions/components/workplace-conditions";
import { densityHref, peopleHref } from "@/features/density/components/density-links";
import { PrintButton } from "@/features/density/components/print-button";
import { density } from "@/features/density/policy";
import { leaders } from "@/features/leaders/policy";
import { tasks } from "@/features/tasks/policy";
import { tasksHref } from "@/features/tasks/schema";
import { PartEditor } from "@/features/workplaces/components/part-editor";
import { WorkplaceSettings } from "@/features/workplaces/components/workplace-settings";
import { stayingPlace } from "@/features/workplaces/merges.queries";
import { workplaces } from "@/features/workplaces/policy";
import { getWorkplace, listEmployerNames, type Workplace } from "@/features/workplaces/queries";
import { MessagesFor } from "@/i18n/messages-for";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { orNotFound } from "@/lib/found";
import { id } from "@/lib/ids";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";
import { PaperLink } from "../../paper/paper-link";
import { WorkplaceFigures } from "./workplace-figures";

export async function WorkplaceScreen({ params }: Pick<PageProps<"/workplaces/[workplaceId]">, "params">) {
  const [ctx, t, given] = await Promise.all([requireContext(), getTranslations("workplaces"), params]);
  const workplaceId = id.safeParse(given.workplaceId);
  if (!workplaceId.success) notFound();
  const workplace = await getWorkplace(ctx, workplaceId.data).catch(async (error) => {
    const stays = await stayingPlace(ctx, workplaceId.data);
    return stays ? redirect(`/workplaces/${stays}`) : orNotFound(error);
  });
  const editable = can(ctx, workplaces.edit) && isWhollyIn(ctx, workplace.id);
  return (
    <>
      <PageHeader
        before={<BackLink href="/workplaces">{t("back")}</BackLink>}
        end={<Links ctx={ctx} editable={editable} workplace={workplace} />}
        meta={
          <>
            <Link href={`/employers/${workplace.employer.id}`} prefetch={false}>
              {workplace.employer.name}
            </Link>
            {workplace.town ? ` · ${workplace.town}` : null}
            <span className="hidden print:inline"> · {today(ctx)}</span>
          </>
        }
        title={
          <>
            {workplace.name} {workplace.archivedAt ? <Tag>{t("archived")}</Tag> : null}
          </>
        }
      />
      <div className="grid gap-4 md:gap-6">
        {can(ctx, density.read) ? (
          <WorkplaceFigures
            ctx={ctx}
            editable={editable}
            employer={workplace.employer}
            workplaceId={workplace.id}
          />
        ) : null}
        <div className="print:hidden">
          <WorkplaceConditions ctx={ctx} workplace={workplace} />
        </div>
        {editable ? <Parts workplace={workplace} /> : null}
      </div>
    </>
  );
}

/** Parts and headcounts are changed only by users with the whole workplace in their turf. */
const isWhollyIn = ({ turf }: Context, workplaceId: string) =>
  turf.whole || turf.workplaceIds.includes(workplaceId);

async function Links({
  ctx,
  workplace,
  editable,
}: {
  ctx: Context;
  workplace: Workplace;
  editable: boolean;
}) {
  const t = await getTranslations("workplaces");
  const { employer, ...rest } = workplace;
  const now = today(ctx);
  return (
    <>
      {ctx.role === "observer" ? null : (
        <ButtonLink href={peopleHref({ workplace: workplace.id })} size="sm" variant="outline">
          {t("people")}
        </ButtonLink>
      )}
      <PaperLink ctx={ctx} preset={{ workplace: workplace.id }} />
      {can(ctx, leaders.readFollowing) ? (
        <ButtonLink href={`/workplaces/${workplace.id}/leaders`} prefetch={false} size="sm" variant="outline">
          {t("leaders")}
        </ButtonLink>
      ) : null}
      {can(ctx, activities.manage) ? (
        <ButtonLink
          href={`/activities/new?workplace=${workplace.id}`}
          prefetch={false}
          size="sm"
          variant="outline"
        >
          {t("planActivity")}
        </ButtonLink>
      ) : null}
      {can(ctx, tasks.manage) ? (
        <ButtonLink
          href={tasksHref({ workplace: workplace.id })}
          prefetch={false}
          size="sm"
          variant="outline"
        >
          {t("tasks")}
        </ButtonLink>
      ) : null}
      <ProjectorLink />
      <PrintButton label={t("print")} />
      {can(ctx, density.read) ? (
        <ButtonLink
          href={densityHref({ workplaceId: workplace.id, on: now, now })}
          size="sm"
          variant="outline"
        >
          {t("density")}
        </ButtonLink>
      ) : null}
      {editable ? (
        <MessagesFor namespaces={["workplaces", "errors", "ui"]}>
          <WorkplaceSettings
            archived={workplace.archivedAt !== null}
            employers={await listEmployerNames(ctx)}
            workplace={{ id: rest.id, name: rest.name, town: rest.town, employer: employer.name }}
          />
        </MessagesFor>
      ) : null}
    </>
  );
}

/** Away from the chart; open as long as there is none. */
async function Parts({ workplace: { id: workplaceId, departments, shifts } }: { workplace: Workplace }) {
  const t = await getTranslations("workplaces");
  return (
    <MessagesFor namespaces={["workplaces", "errors", "ui"]}>
      <details className="border-t-2 border-ink print:hidden" open={departments.length + shifts.length === 0}>
        <summary className="flex min-h-tap w-fit cursor-pointer items-center font-strong">
          {t("parts.edit")}
        </summary>
        <div className="grid gap-8 pt-2 md:grid-cols-2">
          <PartEditor kind="department" parts={departments} workplaceId={workplaceId} />
          <PartEditor kind="shift" parts={shifts} workplaceId={workplaceId} />
        </div>
      </details>
    </MessagesFor>
  );
}
