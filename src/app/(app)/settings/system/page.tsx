import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { SoftMarker } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import { FigureSkeleton, TableSkeleton } from "@/components/ui/skeleton";
import { BackUpNow } from "@/features/backups/components/back-up-now";
import { BackupTable } from "@/features/backups/components/backup-table";
import { DiskSection } from "@/features/backups/components/disk-section";
import { HealthSection } from "@/features/backups/components/health-section";
import { IncidentsSection } from "@/features/backups/components/incidents-section";
import { JobsSection } from "@/features/backups/components/jobs-section";
import { SystemPoster } from "@/features/backups/components/system-poster";
import { system } from "@/features/backups/policy";
import { backupState, lastRuns, listBackups, listIncidents, systemFigures } from "@/features/backups/queries";
import { MessagesFor } from "@/i18n/messages-for";
import { type Disk, readDisk } from "@/lib/disk";
import { env } from "@/lib/env";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";
import { version } from "@/lib/version";

export const generateMetadata = async () => ({ title: (await getTranslations("settings.pages"))("system") });

export default function SystemPage() {
  return (
    <MessagesFor namespaces={["ui", "errors", "system"]}>
      <Suspense fallback={<SystemSkeleton />}>
        <System />
      </Suspense>
    </MessagesFor>
  );
}

/** Could we restore tonight? Then what the machine and the queue say. */
async function System() {
  const ctx = await requireContext();
  if (!can(ctx, system.read)) notFound();
  const [state, rows, figures, runs, incidents, disk] = await Promise.all([
    backupState(ctx),
    listBackups(ctx),
    systemFigures(ctx),
    lastRuns(ctx),
    listIncidents(ctx),
    readDisk(),
  ]);
  const t = await getTranslations("system.backups");
  return (
    <div className="grid gap-8">
      <SystemPoster state={state} workerSeconds={figures.workerSeconds} />
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)]">
        <div className="grid gap-8">
          <Section
            end={can(ctx, system.backUp) && !env.DEMO ? <BackUpNow /> : null}
            meta={t("meta")}
            title={t("title")}
          >
            <BackupTable rows={rows} />
            <Where disk={disk} />
          </Section>
          <JobsSection runs={runs} waiting={figures.waiting} />
        </div>
        <div className="grid gap-8">
          <DiskSection databaseBytes={figures.databaseBytes} disk={disk} />
          <HealthSection figures={figures} memory={process.memoryUsage.rss()} version={version} />
          <IncidentsSection incidents={incidents} />
        </div>
      </div>
    </div>
  );
}

async function Where({ disk }: { disk: Disk | null }) {
  const t = await getTranslations("system.backups");
  return (
    <ul className="mt-2 grid justify-items-start gap-2 text-12 text-ink-3">
      <li>{t("encrypted")}</li>
      {disk?.backupsBeside ? (
        <li>
          <SoftMarker>{t("beside")}</SoftMarker>
        </li>
      ) : null}
      {disk?.keyHere ? (
        <li>
          <SoftMarker>{t("keyHere")}</SoftMarker>
        </li>
      ) : null}
    </ul>
  );
}

function SystemSkeleton() {
  return (
    <div className="grid gap-8">
      <FigureSkeleton />
      <TableSkeleton columns={5} rows={8} />
    </div>
  );
}
