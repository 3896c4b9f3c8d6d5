import { getFormatter, getTranslations } from "next-intl/server";
import { z } from "zod";
import { BackLink } from "@/components/ui/back-link";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { RowTable } from "@/features/imports/components/review/row-table";
import { shownName } from "@/features/imports/components/shown-name";
import { countRows, listRows } from "@/features/imports/rows.queries";
import { listedOutcomes } from "@/features/imports/rows.schema";
import { MessagesFor } from "@/i18n/messages-for";
import { requireContext } from "@/lib/session";
import { batchOrNotFound } from "../batch";

const rowNumber = z.coerce.number().int().min(0).max(2_147_483_647).optional().catch(undefined);
const address = z.object({
  outcome: z.enum(listedOutcomes).catch("matched"),
  /** The last row of the page before, or the first of the page after. */
  after: rowNumber,
  before: rowNumber,
});
type Address = z.output<typeof address>;

const cursor = (number: number) => ({ number, position: 0 });
const pageOf = ({ outcome, after, before }: Address) => ({
  filter: outcome,
  ...(after !== undefined ? { after: cursor(after) } : before !== undefined && { before: cursor(before) }),
});

export async function Rows({ params, searchParams }: PageProps<"/imports/[batchId]/rows">) {
  const ctx = await requireContext();
  const { batchId } = await params;
  const batch = await batchOrNotFound(ctx, batchId, ["ready", "done"]);
  const asked = address.parse(await searchParams);
  const { outcome } = asked;
  const t = await getTranslations("import-decisions.rows");
  const pasted = await getTranslations("import-steps.paste");
  const format = await getFormatter();
  const counts = await countRows(ctx, { batchId, filters: listedOutcomes });
  const { rows, next, previous } = await listRows(ctx, { batchId, ...pageOf(asked) });
  const at = (list: string) => `/imports/${batchId}/rows?outcome=${list}`;
  return (
    <MessagesFor namespaces={["ui", "errors", "import-decisions"]}>
      <PageHeader
        before={<BackLink href={`/imports/${batchId}`}>{t("back")}</BackLink>}
        meta={shownName(batch.fileName, pasted("cells"))}
        title={t("title")}
      />
      <Tabs
        items={listedOutcomes.map((each) => ({
          href: at(each),
          label: t(`outcomes.${each}`),
          count: format.number(counts[each]),
          current: each === outcome,
        }))}
        label={t("title")}
      />
      {rows.length === 0 ? (
        <p className="py-6 text-14 text-ink-2">{t("none")}</p>
      ) : (
        <>
          {outcome === "matched" && batch.state === "ready" ? (
            <p className="py-3 text-13 text-ink-2">
              {t("hint")} <span className="hidden fine:inline">{t("keys")}</span>
            </p>
          ) : null}
          <RowTable
            filter={outcome}
            label={t(`outcomes.${outcome}`)}
            rows={rows}
            separable={outcome === "matched" && batch.state === "ready" ? batchId : null}
          />
        </>
      )}
      <Pagination
        shown={rows.length}
        total={counts[outcome]}
        {...(previous && { previousHref: at(`${outcome}&before=${previous.number}`) })}
        {...(next && { nextHref: at(`${outcome}&after=${next.number}`) })}
      />
    </MessagesFor>
  );
}
