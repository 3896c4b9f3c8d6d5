import { useFormatter, useTranslations } from "next-intl";
import { Done, Marker } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import { RowHead, Table, Td, Th } from "@/components/ui/table";
import type { JobRun } from "../queries";

/** The last run of each job, those that failed first. */
export function JobsSection({ runs, waiting }: { runs: readonly JobRun[]; waiting: number }) {
  const t = useTranslations("system.jobs");
  return (
    <Section meta={t("queue", { count: waiting })} title={t("title")}>
      {runs.length === 0 ? (
        <p className="text-14 text-ink-2">{t("empty")}</p>
      ) : (
        <Table label={t("title")}>
          <thead>
            <tr>
              <Th>{t("job")}</Th>
              <Th>{t("state")}</Th>
              <Th className="hidden md:table-cell" num>
                {t("took")}
              </Th>
              <Th num>{t("last")}</Th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <Line key={run.task} run={run} />
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}

function Line({ run }: { run: JobRun }) {
  const t = useTranslations("system.jobs");
  const format = useFormatter();
  const name = `names.${run.task}` as Parameters<typeof t>[0];
  return (
    <tr>
      <RowHead>{t.has(name) ? t(name) : run.task}</RowHead>
      <Td>
        {run.failed ? <Marker>{t("failed", { count: run.failures })}</Marker> : <Done>{t("done")}</Done>}
      </Td>
      <Td className="hidden whitespace-nowrap md:table-cell" num>
        {t("seconds", { seconds: run.ms / 1000 })}
      </Td>
      <Td className="whitespace-nowrap" num>
        {format.dateTime(run.endedAt, {
          ...({ weekday: "short", day: "numeric", hour: "2-digit", minute: "2-digit" } as const),
        })}
      </Td>
    </tr>
  );
}
