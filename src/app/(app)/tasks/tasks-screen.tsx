import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { BackLink } from "@/components/ui/back-link";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";
import { Segments } from "@/components/ui/tabs";
import { getCampaign } from "@/features/campaigns/queries";
import { HandOverWork } from "@/features/tasks/components/hand-over-work";
import { AddTask } from "@/features/tasks/components/task-forms";
import { TaskList } from "@/features/tasks/components/task-list";
import { holdersOfWork } from "@/features/tasks/handover.queries";
import { tasks } from "@/features/tasks/policy";
import { listTasks } from "@/features/tasks/queries";
import { type TaskFilter, taskFilter, tasksHref } from "@/features/tasks/schema";
import { takersOf } from "@/features/tasks/takers.queries";
import { getWorkplace } from "@/features/workplaces/queries";
import type { Context } from "@/lib/context";
import { plusDays, today } from "@/lib/dates";
import { found } from "@/lib/found";
import { can, requireUser } from "@/lib/policy";
import { requireContext } from "@/lib/session";

export async function TasksScreen({ searchParams }: Pick<PageProps<"/tasks">, "searchParams">) {
  const ctx = await requireContext();
  if (!can(ctx, tasks.read)) notFound();
  const asked = taskFilter.parse(await searchParams);
  const subject = await subjectOf(ctx, asked);
  // Of one workplace or campaign everybody's; a delegate has the own ones alone.
  const filter = subject ? { ...asked, whose: "turf" as const } : asked;
  const [t, { rows, next }] = await Promise.all([getTranslations("tasks"), listTasks(ctx, filter)]);
  const kind = filter.closed === "1" ? "closed" : "open";
  return (
    <>
      <PageHeader
        before={subject ? <BackLink href={subject.path}>{subject.name}</BackLink> : undefined}
        end={can(ctx, tasks.manage) ? <Acts ctx={ctx} filter={filter} subject={subject} /> : undefined}
        meta={t("meta")}
        title={t(`titles.${kind}`)}
      />
      {rows.length > 0 ? (
        <TaskList ctx={ctx} editable rows={rows} />
      ) : (
        <EmptyState title={t(`empty.${kind}`)}>
          <p>{t(subject ? "empty.here" : "empty.text")}</p>
        </EmptyState>
      )}
      <Onward filter={asked} next={next} />
    </>
  );
}

async function Onward({ filter, next }: { filter: TaskFilter; next: string | null }) {
  const t = await getTranslations("tasks");
  const isClosed = filter.closed === "1";
  return (
    <p className="flex flex-wrap gap-2 py-3 print:hidden">
      {next ? (
        <ButtonLink href={tasksHref({ ...filter, after: next })} rel="next" size="sm">
          {t("more")}
        </ButtonLink>
      ) : null}
      <ButtonLink
        href={tasksHref({ ...filter, after: undefined, closed: isClosed ? undefined : "1" })}
        size="sm"
        variant="bare"
      >
        {t(isClosed ? "showOpen" : "showClosed")}
      </ButtonLink>
    </p>
  );
}

type ActsProps = { ctx: Context; filter: TaskFilter; subject: Subject | null };

async function Acts({ ctx, filter, subject }: ActsProps) {
  const t = await getTranslations("tasks");
  if (subject) return <Adding ctx={ctx} subject={subject} />;
  const whose = (["mine", "turf"] as const).map((each) => ({
    href: tasksHref({ closed: filter.closed, whose: each }),
    label: t(`whose.${each}`),
    current: each === filter.whose,
  }));
  return (
    <>
      {can(ctx, tasks.handOver) && filter.whose === "turf" ? <HandingOver ctx={ctx} /> : null}
      <Segments items={whose} label={t("whoseLabel")} />
    </>
  );
}

async function HandingOver({ ctx }: { ctx: Context }) {
  const [holders, takers] = await Promise.all([holdersOfWork(ctx), takersOf(ctx, null)]);
  return holders.length > 0 ? <HandOverWork holders={holders} takers={takers} /> : null;
}

type Subject = {
  path: string;
  name: string;
  ids: { workplaceId: string } | { campaignId: string };
  open: boolean;
};

async function subjectOf(ctx: Context, { workplace, campaign }: TaskFilter): Promise<Subject | null> {
  if (workplace) {
    const { name, archivedAt } = await found(getWorkplace(ctx, workplace));
    return {
      path: `/workplaces/${workplace}`,
      name,
      ids: { workplaceId: workplace },
      open: archivedAt === null,
    };
  }
  if (!campaign) return null;
  const { name, archived } = await found(getCampaign(ctx, campaign));
  return { path: `/campaigns/${campaign}`, name, ids: { campaignId: campaign }, open: !archived };
}

const inDays = 7;

async function Adding({ ctx, subject: { ids, open } }: { ctx: Context; subject: Subject }) {
  if (!open) return null;
  const takers = await takersOf(ctx, "workplaceId" in ids ? ids.workplaceId : null);
  const me = takers.find(({ id }) => id === requireUser(ctx)) ?? takers[0];
  const given = { dueOn: plusDays(today(ctx), inDays), ...(me && { assignedTo: me.id }) };
  return <AddTask given={given} subject={ids} takers={takers} />;
}
