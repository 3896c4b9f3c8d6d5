import { hasWritten, retriedIn, stopMessage, undoDeadline, type WorkState } from "@/features/imports/batch";
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
import { choicesOf, type FileAnalysis } from "@/features/imports/mapping/decisions";
import { previewRows } from "@/features/imports/preview.queries";
import { listLeft, listMissing } from "@/features/imports/review/absences.queries";
import { listFindings } from "@/features/imports/review/findings.queries";
import { shownOf } from "@/features/imports/review/impact.queries";
import { countDecided, listTwos } from "@/features/imports/review/outcomes.queries";
import { rulesOfBatch } from "@/features/imports/review/overwrite-policy.queries";
import { listRejected } from "@/features/imports/review/rejections.queries";
import { listWarnings } from "@/features/imports/review/warnings.queries";
import { templateOfBatch, templatesFor } from "@/features/imports/templates.queries";
import { listEditedSince, listKeptChanges } from "@/features/imports/undo/kept-changes.queries";
import { listStaying } from "@/features/imports/undo/staying.queries";
import { undoPreview, workplaceOfImport } from "@/features/imports/undo/undo.queries";
import { listIssues } from "@/features/issues/queries";
import { listEmployerNames, listWorkplaces, type Workplace } from "@/features/workplaces/queries";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { isWorkerAlive } from "@/lib/worker-status";
import { MergedSince } from "./merged-since";

type Batch = Awaited<ReturnType<typeof getBatch>>;
type BodyProps = { ctx: Context; batch: Batch };

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

function Failed({ ctx, batch }: BodyProps) {
  const stopped = retriedIn(batch);
  if (stopped) return <Stopped batch={batch} ctx={ctx} state={stopped} />;
  return <RefusedFile batchId={batch.id} refusal={stopMessage(batch) ?? "reader_failed"} />;
}

async function Stopped({ ctx, batch: { id }, state }: BodyProps & { state: WorkState }) {
  const undo = hasWritten(state) ? await undoPreview(ctx, id) : null;
  return <StoppedImport batchId={id} state={state} undo={undo} />;
}

async function Work({ ctx, batch: { id, state, doneRows, totalRows, startedAt } }: BodyProps) {
  const seconds = startedAt ? (Date.now() - startedAt.getTime()) / 1_000 : 0;
  const { queued } = await getProgress(ctx, id);
  const initial = { state, doneRows, totalRows, seconds, queued, working: await isWorkerAlive() };
  const work = state === "checking" || state === "running" || state === "undoing" ? state : "reading";
  return <JobProgress batchId={id} initial={initial} work={work} />;
}

async function Columns({ ctx, batch, reading }: BodyProps & { reading: FileAnalysis }) {
  const choices = choicesOf(reading, batch.decisions);
  const { place: _place, recordHeadcount: _headcount, templateId: _template, ...understanding } = choices;
  const preview = await previewRows(ctx, { batchId: batch.id, ...understanding });
  const workplaces = await listWorkplaces(ctx);
  return (
    <ColumnsStep
      batchId={batch.id}
      employers={await listEmployerNames(ctx)}
      initial={choices}
      issues={(await listIssues(ctx, { archived: true })).map(({ name }) => name)}
      places={workplaces.map(placeOf)}
      preview={preview}
      reading={{ analysis: reading.analysis, file: reading.file, top: reading.top ?? [] }}
      templates={await templatesFor(ctx, reading)}
      today={today(ctx)}
    />
  );
}

function placeOf({ id, name, employer, departments, shifts }: Workplace) {
  const names = (parts: readonly { name: string }[]) => parts.map((part) => part.name);
  return { id, name, employer: employer.name, departments: names(departments), shifts: names(shifts) };
}

async function Impact({ ctx, batch: { id, counts, decisions } }: BodyProps) {
  if (!counts) return null;
  const shown = await shownOf(ctx, id);
  const rejected = await listRejected(ctx, id);
  return (
    <ImpactStep
      batchId={id}
      counts={counts}
      doubts={await listWarnings(ctx, id)}
      findings={await listFindings(ctx, id)}
      missing={await listMissing(ctx, id)}
      recordsHeadcount={decisions?.recordHeadcount ?? false}
      rejected={rejected}
      rules={await rulesOfBatch(ctx, id)}
      shown={shown}
    />
  );
}

async function Result({ ctx, batch: { id, counts, finishedAt } }: BodyProps) {
  if (!counts) return null;
  const [rejected, workplaceId] = [await listRejected(ctx, id), await workplaceOfImport(ctx, id)];
  return (
    <ResultStep
      batchId={id}
      counts={counts}
      doubts={await listWarnings(ctx, id)}
      decided={await countDecided(ctx, id)}
      edited={await listEditedSince(ctx, id)}
      left={await listLeft(ctx, id)}
      template={await templateOfBatch(ctx, id)}
      rejected={rejected}
      twos={await listTwos(ctx, id)}
      undo={<Undo batchId={id} ctx={ctx} />}
      undoUntil={undoDeadline(finishedAt)}
      workplaceId={workplaceId}
    />
  );
}

async function Undo({ ctx, batchId }: { ctx: Context; batchId: string }) {
  return <UndoImport batchId={batchId} preview={await undoPreview(ctx, batchId)} />;
}

async function Undone({ ctx, batch: { id, counts, finishedAt } }: BodyProps) {
  if (!counts) return null;
  return (
    <UndoneStep
      batchId={id}
      counts={counts}
      keptChanges={await listKeptChanges(ctx, id)}
      mayRemove={undoDeadline(finishedAt) !== null}
      staying={await listStaying(ctx, id)}
    />
  );
}
