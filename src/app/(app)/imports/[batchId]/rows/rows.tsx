import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { z } from "zod";
import { BackLink } from "@/components/ui/back-link";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { getBatch } from "@/features/imports/batch.queries";
import { OutcomeRows } from "@/features/imports/components/review/outcome-rows";
import { shownName } from "@/features/imports/components/shown-name";
import { imports } from "@/features/imports/policy";
import { outcomeCounts } from "@/features/imports/review/outcomes.queries";
import { listedOutcomes, pageSize } from "@/features/imports/review/row-list";
import { listRows } from "@/features/imports/review/rows.queries";
import { MessagesFor } from "@/i18n/messages-for";
import { AppError } from "@/lib/errors";
import { id } from "@/lib/ids";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

const address = z.object({
  pile: z.enum(listedOutcomes).catch("sure"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export async function Rows({ params, searchParams }: PageProps<"/imports/[batchId]/rows">) {
  const ctx = await requireContext();
  const { batchId } = await params;
  if (!id.safeParse(batchId).success || !can(ctx, imports.read)) notFound();
  const batch = await getBatch(ctx, batchId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  });
  if (batch.state !== "ready" && batch.state !== "done") notFound();
  const { pile, page } = address.parse(await searchParams);
  const t = await getTranslations("import-decisions.rows");
  const pasted = await getTranslations("import-steps.paste");
  const format = await getFormatter();
  const counts = await outcomeCounts(ctx, batchId);
  const { rows, total } = await listRows(ctx, { batchId, pile, page });
  const at = (number: number) => `/imports/${batchId}/rows?pile=${pile}&page=${number}`;
  return (
    <MessagesFor namespaces={["ui", "errors", "import-decisions"]}>
      <PageHeader
        before={<BackLink href={`/imports/${batchId}`}>{t("back")}</BackLink>}
        meta={shownName(batch.fileName, pasted("cells"))}
        title={t("title")}
      />
      <Tabs
        items={listedOutcomes.map((each) => ({
          href: `/imports/${batchId}/rows?pile=${each}`,
          label: t(`piles.${each}`),
          count: format.number(counts[each]),
          current: each === pile,
        }))}
        label={t("title")}
      />
      {rows.length === 0 ? (
        <p className="py-6 text-14 text-ink-2">{t("none")}</p>
      ) : (
        <>
          {pile === "sure" && batch.state === "ready" ? (
            <p className="py-3 text-13 text-ink-2">
              {t("hint")} <span className="hidden fine:inline">{t("keys")}</span>
            </p>
          ) : null}
          <OutcomeRows batchId={batchId} canPart={batch.state === "ready"} pile={pile} rows={rows} />
        </>
      )}
      <Pagination
        shown={rows.length}
        total={total}
        {...(page > 1 && { previousHref: at(page - 1) })}
        {...(page * pageSize < total && { nextHref: at(page + 1) })}
      />
    </MessagesFor>
  );
}
