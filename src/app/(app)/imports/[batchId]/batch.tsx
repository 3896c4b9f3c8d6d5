import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { BackLink } from "@/components/ui/back-link";
import { PageHeader } from "@/components/ui/page-header";
import { getBatch } from "@/features/imports/batch.queries";
import { shownName } from "@/features/imports/components/shown-name";
import { BatchSteps } from "@/features/imports/components/upload/batch-steps";
import { RefusedFile } from "@/features/imports/components/upload/refused-file";
import { SheetChoice } from "@/features/imports/components/upload/sheet-choice";
import { UnreadSheets } from "@/features/imports/components/upload/unread-sheets";
import { WaitsUntil } from "@/features/imports/components/upload/waits-until";
import { imports } from "@/features/imports/policy";
import { MessagesFor } from "@/i18n/messages-for";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { id } from "@/lib/ids";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";
import { BatchBody } from "./batch-body";
import { SameFile } from "./same-file";

export async function Batch({ params }: { params: Promise<{ batchId: string }> }) {
  const ctx = await requireContext();
  const { batchId } = await params;
  const batch = await batchOrNotFound(ctx, batchId).catch(unlessOtherVersion);
  const t = await getTranslations("import-steps");
  if (!batch)
    return (
      <MessagesFor namespaces={["ui", "errors", "imports", "import-steps"]}>
        <PageHeader before={<BackLink href="/imports">{t("back")}</BackLink>} title={t("title")} />
        <RefusedFile batchId={batchId} refusal="other_version" />
      </MessagesFor>
    );
  const { reading, state } = batch;
  const headerRows = reading?.analysis.headerRows ?? [];
  const about = [
    shownName(batch.fileName, t("paste.cells")),
    batch.sheet && reading?.file.container !== "text"
      ? t("file.sheet", { count: reading?.sheets.length ?? 1, sheet: batch.sheet })
      : null,
    headerRows.length > 0 ? t("file.header", { rows: headerRows.length, list: headerRows.join("–") }) : null,
  ];
  return (
    <MessagesFor namespaces={["ui", "errors", "imports", "import-steps", "import-decisions"]}>
      <PageHeader
        before={<BackLink href="/imports">{t("back")}</BackLink>}
        end={
          reading && state === "mapping" ? (
            <SheetChoice
              alike={reading.alike}
              batchId={batch.id}
              chosen={reading.sheets}
              sheets={reading.file.sheets}
            />
          ) : null
        }
        meta={about.filter(Boolean).join(" · ")}
        title={t("title")}
      />
      <BatchSteps state={state} />
      {["mapping", "checking", "ready"].includes(state) ? <SameFile batchId={batch.id} ctx={ctx} /> : null}
      <Unread batch={batch} />
      <WaitsUntil until={state === "mapping" || state === "ready" ? batch.discardedAt : null} />
      <BatchBody
        batch={batch}
        ctx={ctx}
        key={`${state}${reading?.sheets}${JSON.stringify(reading?.asked ?? {})}`}
      />
    </MessagesFor>
  );
}

function Unread({ batch: { id: batchId, reading, state } }: { batch: Awaited<ReturnType<typeof getBatch>> }) {
  if (!reading || state === "undone") return null;
  return (
    <UnreadSheets
      alike={reading.alike}
      batchId={batchId}
      chosen={reading.sheets}
      mayChoose={state === "mapping"}
      named={reading.named ?? []}
      sheets={reading.file.sheets}
    />
  );
}

/** Null of an import that another version has kept in a form of its own. */
function unlessOtherVersion(error: unknown): null {
  if (error instanceof AppError && error.fields.import === "other_version") return null;
  throw error;
}

/** The batch of an address; not found in any other state than those that are named. */
export async function batchOrNotFound(ctx: Context, batchId: string, states?: readonly string[]) {
  if (!id.safeParse(batchId).success || !can(ctx, imports.read)) notFound();
  const batch = await getBatch(ctx, batchId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  });
  if (states && !states.includes(batch.state)) notFound();
  return batch;
}
