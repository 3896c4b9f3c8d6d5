import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { Section } from "@/components/ui/section";
import { MessagesFor } from "@/i18n/messages-for";
import type { Context } from "@/lib/context";
import { plusDays, today } from "@/lib/dates";
import { can } from "@/lib/policy";
import { tasks } from "../policy";
import { tasksDueBy } from "../queries";
import { tasksHref } from "../schema";
import { TaskList } from "./task-list";

const daysAhead = 7;

/** The user's own tasks of the week. Nothing while there are none. */
export async function DueTasks({ ctx, className }: { ctx: Context; className?: string }) {
  if (!can(ctx, tasks.read)) return null;
  const rows = await tasksDueBy(ctx, plusDays(today(ctx), daysAhead));
  const t = await getTranslations("tasks");
  const all = (
    <ButtonLink href={tasksHref({})} prefetch={false} size="sm" variant="bare">
      {t("all")}
    </ButtonLink>
  );
  if (rows.length === 0) return <p className={className}>{all}</p>;
  return (
    <Section className={className} end={all} meta={t("dueMeta", { count: rows.length })} title={t("title")}>
      <MessagesFor namespaces={["tasks", "errors", "ui"]}>
        <TaskList ctx={ctx} rows={rows} />
      </MessagesFor>
    </Section>
  );
}
