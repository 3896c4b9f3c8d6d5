import { getFormatter, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { SoftMarker } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import type { Context } from "@/lib/context";
import { type Day, plusDays, today } from "@/lib/dates";
import { can } from "@/lib/policy";
import { tasks } from "../policy";
import { tasksDueBy } from "../queries";
import { tasksHref } from "../schema";

const daysAhead = 7;

/** The user's own tasks of the week, without script of its own: they are closed on the page of tasks. */
export async function DueTasks({ ctx, className }: { ctx: Context; className?: string }) {
  if (!can(ctx, tasks.read)) return null;
  const rows = await tasksDueBy(ctx, plusDays(today(ctx), daysAhead));
  const [t, format] = await Promise.all([getTranslations("tasks"), getFormatter()]);
  const now = today(ctx);
  const spoken = (day: Day) =>
    format.dateTime(new Date(`${day}T00:00:00Z`), { timeZone: "UTC", day: "numeric", month: "short" });
  const all = (
    <ButtonLink href={tasksHref({})} prefetch={false} size="sm" variant="bare">
      {t("all")}
    </ButtonLink>
  );
  if (rows.length === 0) return <p className={className}>{all}</p>;
  return (
    <Section className={className} end={all} meta={t("dueMeta", { count: rows.length })} title={t("title")}>
      <ul>
        {rows.map(({ id, title, dueOn }) => (
          <li
            className="flex min-h-tap flex-wrap items-center gap-x-3 border-b border-rule py-1 text-13"
            key={id}
          >
            <span className="font-strong">{title}</span>
            {dueOn < now ? (
              <SoftMarker className="ms-auto">{t("late", { day: spoken(dueOn) })}</SoftMarker>
            ) : (
              <span className="ms-auto">{t("due", { day: spoken(dueOn) })}</span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
