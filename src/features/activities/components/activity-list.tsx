import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { Tag } from "@/components/ui/marks";
import { EmptyState } from "@/components/ui/states";
import type { ActivityRow } from "../queries";
import { activityDays } from "./activity-days";

export async function ActivityList({ rows, mayManage }: { rows: ActivityRow[]; mayManage: boolean }) {
  const t = await getTranslations("activities");
  if (rows.length === 0) {
    const start = (
      <ButtonLink href="/activities/new" variant="red">
        {t("new")}
      </ButtonLink>
    );
    return (
      <EmptyState action={mayManage ? start : undefined} title={t("empty.title")}>
        <p>{t(mayManage ? "empty.text" : "empty.reader")}</p>
      </EmptyState>
    );
  }
  return (
    <ul className="border-t-2 border-ink">
      {rows.map((row) => (
        <ActivityLine key={row.id} row={row} />
      ))}
    </ul>
  );
}

async function ActivityLine({ row }: { row: ActivityRow }) {
  const [t, format] = await Promise.all([getTranslations("activities"), getFormatter()]);
  const took = () => {
    if (row.tookPart === null) return t("tookFew");
    return row.eligible
      ? t("tookOf", { count: row.tookPart, eligible: row.eligible })
      : t("took", { count: row.tookPart });
  };
  return (
    <li className="grid gap-x-4 gap-y-0.5 border-b border-rule py-2.5 md:grid-cols-[minmax(0,1fr)_auto]">
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 className="text-16 leading-head font-head">
          <Link
            className="no-underline hover:underline coarse:inline-flex coarse:min-h-tap coarse:items-center"
            href={`/activities/${row.id}`}
            prefetch={false}
          >
            {row.name}
          </Link>
        </h2>
        <Tag>{row.isTest ? t("test") : t(`kinds.${row.kind}`)}</Tag>
        {row.state === "running" ? null : (
          <span className="text-13 text-ink-2">{t(`states.${row.state}`)}</span>
        )}
      </div>
      <p className="fig text-18 md:text-end">{took()}</p>
      <p className="text-13 text-ink-2">
        {[activityDays(t, format, row), ...row.workplaces.slice(0, 3)].join(" · ")}
        {row.workplaces.length > 3 ? " …" : null}
      </p>
      {row.campaign ? <p className="text-13 text-ink-3 md:text-end">{row.campaign.name}</p> : null}
    </li>
  );
}
