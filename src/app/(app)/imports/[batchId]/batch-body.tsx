import { type getBatch, getProgress } from "@/features/imports/batch.queries";
import { ColumnsStep } from "@/features/imports/components/columns/columns-step";
import { NobodyStep } from "@/features/imports/components/columns/nobody-step";
import { ResultStep } from "@/features/imports/components/result/result-step";
import { StoppedImport } from "@/features/imports/components/result/stopped-import";
import { UndoImport } from "@/features/imports/components/result/undo-import";
import { UndoneStep } from "@/features/imports/components/result/undone-step";
import { ImpactStep } from "@/features/imports/components/review/impact-step";
import { JobProgress } from "@/features/imports/components/upload/job-progress";
import { RefusedFile } from "@/features/imports/components/upload/refused-file";
import { getChoices, getResult, getReview, getUndone } from "@/features/imports/queries";
import { undoPreview } from "@/features/imports/undo.queries";
import { listIssues } from "@/features/issues/queries";
import { getUnion } from "@/features/unions/queries";
import { listEmployerNames, listWorkplaces, type Workplace } from "@/features/workplaces/queries";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { isWorkerAlive } from "@/lib/worker-status";
import { MergedSince } from "./merged-since";

type Batch = Awaited<ReturnType<typeof getBatch>>;
type BodyProps = { ctx: Context; batch: Batch };
type Reading = NonNullable<Batch["reading"]>;

/** One page whose content follows the import's state. */
export function BatchBody({ ctx, batch }: BodyProps) {
  const { id, state, reading, counts } = batch;
  if (state === "failed") return <Failed batch={batch} ctx={ctx} />;
  if (state === "mapping" && reading) {
    const hasPeople = reading.analysis.dataRows > 0;
    return hasPeople ? (
      <Columns batch={batch} ctx={ctx} reading={reading} />
    ) : (
      <NobodyStep batchId={id} reading={reading} />
    );
  }
  if (state === "ready" && counts) return <Impact batch={batch} ctx={ctx} />;
  if ((state === "done" || state === "undone") && counts) {
    return (
      <div className="grid gap-4">
        <MergedSince batchId={id} ctx={ctx} />
        {state === "done" ? <Result batch={batch} ctx={ctx} /> : <Undone batch={batch} ctx={ctx} />}
      </div>
    );
  }
  return <Work batch={batch} ctx={ctx} />;
}

async function Failed({ ctx, batch: { id, stop } }: BodyProps) {
  if (!stop.retried) return <RefusedFile batchId={id} refusal={stop.message ?? "reader_failed"} />;
  const undo = stop.hasWritten ? await undoPreview(ctx, id) : null;
  return <StoppedImport batchId={id} state={stop.retried} undo={undo} />;
}

async function Work({ ctx, batch: { id, state, doneRows, totalRows, startedAt } }: BodyProps) {
  const seconds = startedAt ? (Date.now() - startedAt.getTime()) / 1_000 : 0;
  const { queued } = await getProgress(ctx, id);
  const initial = { state, doneRows, totalRows, seconds, queued, working: await isWorkerAlive() };
  const work = state === "checking" || state === "running" || state === "undoing" ? state : "reading";
  return <JobProgress batchId={id} initial={initial} work={work} />;
}

async function Columns({ ctx, batch, reading }: BodyProps & { reading: Reading }) {
  const [{ choices, ...shown }, union, workplaces, employers, issues] = await Promise.all([
    getChoices(ctx, batch.id),
    getUnion(ctx),
    listWorkplaces(ctx),
    listEmployerNames(ctx),
    listIssues(ctx, { archived: true }),
  ]);
  return (
    <ColumnsStep
      {...shown}
      batchId={batch.id}
      country={union.country}
      employers={employers}
      initial={choices}
      issues={issues.map(({ name }) => name)}
      places={workplaces.map(placeOf)}
      reading={readingShown(reading)}
      today={today(ctx)}
    />
  );
}

/** What the step needs of it. */
function readingShown({ analysis, file, sheets, named, top = [] }: Reading) {
  return { analysis, file, sheets, top, ...(named && { named }) };
}

function placeOf({ id, name, employer, departments, shifts }: Workplace) {
  const names = (parts: readonly { name: string }[]) => parts.map((part) => part.name);
  return { id, name, employer: employer.name, departments: names(departments), shifts: names(shifts) };
}

async function Impact({ ctx, batch: { id, counts, decisions } }: BodyProps) {
  if (!counts) return null;
  const records = decisions?.recordHeadcount ?? false;
  return (
    <ImpactStep batchId={id} counts={counts} recordsHeadcount={records} {...(await getReview(ctx, id))} />
  );
}

async function Result({ ctx, batch: { id, counts, undoUntil } }: BodyProps) {
  if (!counts) return null;
  const undo = <Undo batchId={id} ctx={ctx} />;
  return (
    <ResultStep
      batchId={id}
      counts={counts}
      undo={undo}
      undoUntil={undoUntil}
      {...(await getResult(ctx, id))}
    />
  );
}

async function Undo({ ctx, batchId }: { ctx: Context; batchId: string }) {
  return <UndoImport batchId={batchId} preview={await undoPreview(ctx, batchId)} />;
}

async function Undone({ ctx, batch: { id, counts, undoUntil } }: BodyProps) {
  if (!counts) return null;
  const mayRemove = undoUntil !== null;
  return <UndoneStep batchId={id} counts={counts} mayRemove={mayRemove} {...(await getUndone(ctx, id))} />;
}
