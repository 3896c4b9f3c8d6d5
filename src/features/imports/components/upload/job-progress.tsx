"use client";

import { useTranslations } from "next-intl";
import { Progress } from "@/components/ui/progress";
import { Notice } from "@/components/ui/states";
import { type JobProgress as Progressed, useProgress } from "./use-progress";

type JobProgressProps = {
  batchId: string;
  work: "reading" | "checking" | "running" | "undoing";
  initial: Progressed;
};

/** A job that runs, as it goes. Only tenths are spoken, so that a reader is not talked over. */
export function JobProgress({ batchId, work, initial }: JobProgressProps) {
  const t = useTranslations("import-steps.work");
  const { progress, offline } = useProgress(batchId, initial);
  const words = useProgressWords(progress);
  const counted = work !== "reading";
  const tenth = progress.totalRows > 0 ? Math.floor((progress.doneRows / progress.totalRows) * 10) : 0;
  return (
    <div className="grid max-w-[44rem] gap-4">
      <h2 className="poster text-28 md:text-40">{t(work)}</h2>
      {counted ? (
        <Progress label={words} max={progress.totalRows} value={progress.doneRows} />
      ) : (
        <p className="skeleton h-4 rounded-1" role="presentation" />
      )}
      {work === "reading" || work === "checking" ? (
        <p className="text-14 text-ink-2">{t(`${work}Text`)}</p>
      ) : null}
      {progress.queued && !offline ? <Notice live>{t("queued")}</Notice> : null}
      {offline ? <Notice live>{t("offline")}</Notice> : null}
      {!offline && !progress.working ? <Notice live>{t("noWorker")}</Notice> : null}
      <p className="text-14 text-ink-2">{t("closable")}</p>
      <p aria-live="polite" className="sr-only" key={tenth}>
        {counted ? t("rows", { done: progress.doneRows, total: progress.totalRows }) : t(work)}
      </p>
    </div>
  );
}

function useProgressWords({ doneRows: done, totalRows: total, seconds }: Progressed): string {
  const t = useTranslations("import-steps.work");
  if (done === 0 || seconds < 1) return t("rows", { done, total });
  const rate = Math.max(1, Math.round(done / seconds));
  const left = Math.round((total - done) / rate);
  if (left >= 90) return t("speedLong", { done, total, rate, minutes: Math.round(left / 60) });
  return t("speed", { done, total, rate, seconds: left });
}
