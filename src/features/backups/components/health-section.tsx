import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Done, Marker } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import type { Figures } from "@/lib/figures";
import { workerIsGone } from "../backup-age";
import { useBytes } from "./bytes";

type HealthSectionProps = { figures: Figures; version: string; memory: number };

/** Versions, database, worker and queue, each with whether it is well. */
export function HealthSection({ figures, version, memory }: HealthSectionProps) {
  const t = useTranslations("system.health");
  const format = useFormatter();
  const bytes = useBytes();
  const { connectionsUsed, connectionsMost, oldestSeconds, waiting, workerSeconds } = figures;
  const gone = workerIsGone(workerSeconds);
  const since =
    workerSeconds === null ? t("workerNever") : t("workerSeen", { seconds: Math.round(workerSeconds) });
  const waits = oldestSeconds !== null && oldestSeconds > 600;
  return (
    <Section meta={t("now")} title={t("title")}>
      <dl className="grid text-13">
        <Line good label={t("version")} value={version} />
        <Line good label={t("database")} value={`PostgreSQL ${figures.postgres}`}>
          {bytes(figures.databaseBytes)}
        </Line>
        <Line
          good={connectionsUsed < connectionsMost * 0.9}
          label={t("connections")}
          value={t("of", { used: connectionsUsed, most: connectionsMost })}
        />
        <Line good label={t("memory")} value={bytes(memory)}>
          {t("memoryMeta")}
        </Line>
        <Line good={!gone} label={t("worker")} value={gone ? t("workerGone") : t("workerThere")}>
          {since}
        </Line>
        <Line good={!waits} label={t("queue")} value={t("waiting", { count: waiting })}>
          {waiting > 0 && oldestSeconds !== null
            ? t("oldest", { minutes: Math.max(1, Math.round(oldestSeconds / 60)) })
            : null}
        </Line>
        <Line good={figures.failed === 0} label={t("failed")} value={format.number(figures.failed)} />
      </dl>
    </Section>
  );
}

type LineProps = { good: boolean; label: string; value: string; children?: ReactNode };

function Line({ good, label, value, children = null }: LineProps) {
  return (
    <div className="flex min-h-row items-center gap-2 border-b border-rule py-1">
      <dt className="flex min-w-0 flex-wrap items-center gap-x-2">
        {good ? <Done>{label}</Done> : <Marker>{label}</Marker>}
        {children ? <span className="text-12 text-ink-3">{children}</span> : null}
      </dt>
      <dd className="ms-auto text-end font-strong">{value}</dd>
    </div>
  );
}
