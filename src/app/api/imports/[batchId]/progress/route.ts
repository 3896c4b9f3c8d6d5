import { getProgress } from "@/features/imports/batch.queries";
import { answer } from "@/lib/answer";
import { AppError } from "@/lib/errors";
import { id } from "@/lib/ids";
import { isWorkerAlive } from "@/lib/worker-status";

export function GET(
  _request: Request,
  { params }: { params: Promise<{ batchId: string }> },
): Promise<Response> {
  return answer(async (ctx) => {
    const batchId = id.safeParse((await params).batchId);
    if (!batchId.success) throw new AppError("NOT_FOUND");
    const { state, doneRows, totalRows, startedAt, queued } = await getProgress(ctx, batchId.data);
    const seconds = startedAt ? (Date.now() - startedAt.getTime()) / 1_000 : 0;
    const body = { state, doneRows, totalRows, seconds, queued, working: await isWorkerAlive() };
    return Response.json(body, { headers: { "cache-control": "no-store" } });
  });
}
