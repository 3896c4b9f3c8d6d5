import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { cn } from "@/components/ui/cn";
import { Section } from "@/components/ui/section";
import type { TestResult } from "../results.queries";
import type { Group } from "../schema";

/** Expected or not, took part or not: each with what to do next. */
export async function TestSquare({
  activityId,
  result: { total },
}: {
  activityId: string;
  result: TestResult;
}) {
  const t = await getTranslations("activities.square");
  const others = total.unexpected + total.others;
  return (
    <Section title={t("title")}>
      <table aria-label={t("label")} className="w-full border-separate border-spacing-1 text-13">
        <thead>
          <tr>
            <td />
            <th className="px-2 text-start font-label" scope="col">
              {t("did")}
            </th>
            <th className="px-2 text-start font-label" scope="col">
              {t("didNot")}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <RowName count={total.predicted} words={t("expected")} />
            <Cell activityId={activityId} count={total.kept} group="kept" words={t("thank")} />
            <Cell activityId={activityId} count={total.missed} group="missed" marked words={t("talk")} />
          </tr>
          <tr>
            <RowName count={others} words={t("others")} />
            <Cell activityId={activityId} count={total.unexpected} group="unexpected" words={t("ask")} />
            <Cell activityId={activityId} count={total.others} words={t("before")} />
          </tr>
        </tbody>
      </table>
    </Section>
  );
}

async function RowName({ words, count }: { words: string; count: number }) {
  const format = await getFormatter();
  return (
    <th className="w-24 py-2 text-start align-top font-strong" scope="row">
      {words}
      <span className="block font-read text-ink-3">{format.number(count)}</span>
    </th>
  );
}

type CellProps = { activityId: string; count: number; words: string; group?: Group; marked?: boolean };

async function Cell({ activityId, count, words, group, marked = false }: CellProps) {
  const format = await getFormatter();
  return (
    <td
      className={cn(
        "rounded-1 p-3 align-top",
        marked && count > 0 ? "bg-marker-soft text-marker-text" : "bg-sheet",
      )}
    >
      <span className="fig block text-28">{format.number(count)}</span>
      {group && count > 0 ? (
        <Link
          className="coarse:inline-flex coarse:min-h-tap coarse:items-center"
          href={`/activities/${activityId}/people?group=${group}`}
          prefetch={false}
        >
          {words}
        </Link>
      ) : (
        words
      )}
    </td>
  );
}
