import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { SoftMarker } from "@/components/ui/marks";
import type { Context } from "@/lib/context";
import { type Day, today } from "@/lib/dates";
import { can } from "@/lib/policy";
import { tasks } from "../policy";
import type { Task } from "../queries";
import { type Taker, takersOf } from "../takers.queries";
import { TaskClosing } from "./task-closing";
import { EditTask } from "./task-forms";

type Props = { ctx: Context; rows: readonly Task[]; editable?: boolean };

/** Needs the `tasks`, `errors` and `ui` messages in the browser. */
export async function TaskList({ ctx, rows, editable = false }: Props) {
  const takers = editable && can(ctx, tasks.manage) ? await takersByWorkplace(ctx, rows) : null;
  return (
    <ul className="border-t-2 border-ink">
      {rows.map((row) => (
        <TaskLine ctx={ctx} key={row.id} row={row} takers={takers?.get(row.workplace?.id ?? null) ?? null} />
      ))}
    </ul>
  );
}

async function takersByWorkplace(ctx: Context, rows: readonly Task[]) {
  const ids = [
    ...new Set(rows.filter(({ state }) => state === "open").map(({ workplace }) => workplace?.id ?? null)),
  ];
  return new Map(await Promise.all(ids.map(async (id) => [id, await takersOf(ctx, id)] as const)));
}

type LineProps = { ctx: Context; row: Task; takers: readonly Taker[] | null };

async function TaskLine({ ctx, row, takers }: LineProps) {
  const [t, format] = await Promise.all([getTranslations("tasks"), getFormatter()]);
  const spoken = (day: Day) =>
    format.dateTime(new Date(`${day}T00:00:00Z`), {
      timeZone: "UTC",
      day: "numeric",
      month: "short",
      year: "numeric",
    });
  const isOpen = row.state === "open";
  const isLate = isOpen && row.dueOn < today(ctx);
  return (
    <li className="grid gap-x-4 gap-y-1 border-b border-rule py-2 md:grid-cols-[minmax(0,1fr)_auto] md:items-center">
      <div className="min-w-0">
        <p className="font-strong break-words">{row.title}</p>
        <p className="flex flex-wrap items-center gap-x-3 text-13 text-ink-2">
          <Subject row={row} />
          <span>{row.assignee.name}</span>
          {isLate ? (
            <SoftMarker>{t("late", { day: spoken(row.dueOn) })}</SoftMarker>
          ) : (
            <span>{t("due", { day: spoken(row.dueOn) })}</span>
          )}
          {row.state === "open" ? null : <span>{t(`states.${row.state}`)}</span>}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-1 print:hidden">
        <TaskClosing task={{ id: row.id, title: row.title, state: row.state }} />
        {isOpen && takers ? (
          <EditTask
            given={{ title: row.title, assignedTo: row.assignee.id, dueOn: row.dueOn }}
            takers={takers}
            taskId={row.id}
          />
        ) : null}
      </div>
    </li>
  );
}

function Subject({ row: { workplace, campaign } }: { row: Task }) {
  const to = workplace
    ? { ...workplace, path: "workplaces" }
    : campaign
      ? { ...campaign, path: "campaigns" }
      : null;
  if (!to?.name) return null;
  return (
    <Link
      className="inline-flex items-center coarse:min-h-tap"
      href={`/${to.path}/${to.id}`}
      prefetch={false}
    >
      {to.name}
    </Link>
  );
}
