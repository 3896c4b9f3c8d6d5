import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ChipLink } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/states";
import { askAuditExportAction } from "@/features/audit/actions";
import { AuditFilters } from "@/features/audit/components/audit-filters";
import { AuditHeadline } from "@/features/audit/components/audit-headline";
import { AuditSide } from "@/features/audit/components/audit-side";
import { AuditTable } from "@/features/audit/components/audit-table";
import { eventKinds } from "@/features/audit/kinds.schema";
import { audits } from "@/features/audit/policy";
import { auditUsers, countKinds, lastCheck, listEvents, takenOutOf } from "@/features/audit/queries";
import { readersOn, unusualReaders } from "@/features/audit/readers.queries";
import { type AuditFilter, auditFilter, auditHref, filterWords } from "@/features/audit/schema";
import { ExportButton } from "@/features/exports/components/export-button";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = async () => ({ title: (await getTranslations("settings.pages"))("audit") });

/** Who saw, changed and took out what. */
export default async function AuditPage({ searchParams }: PageProps) {
  const ctx = await requireContext();
  if (!can(ctx, audits.read)) notFound();
  const filter = auditFilter.parse(await searchParams);
  const [page, counts, readers, unusual, taken, check, users, t] = await Promise.all([
    listEvents(ctx, filter),
    countKinds(ctx, filter),
    readersOn(ctx),
    unusualReaders(ctx),
    takenOutOf(ctx),
    lastCheck(ctx),
    auditUsers(ctx),
    getTranslations("audit"),
  ]);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <div className="grid gap-5">
      <AuditHeadline total={total} unusual={unusual} />
      <div className="grid items-start gap-8 xl:grid-cols-[minmax(0,1fr)_17rem]">
        <div className="grid min-w-0 gap-4">
          <KindChips counts={{ ...counts, all: total }} filter={filter} />
          <AuditFilters filter={filter} users={users} />
          <div className="print:hidden">
            <ExportButton
              action={askAuditExportAction}
              count={filter.kind ? counts[filter.kind] : total}
              counts="rows"
              forRole={ctx.role}
              hidden={{ filter: filterWords(filter) }}
              path="/api/audit/export"
              trigger={{ size: "sm", children: t("filters.export") }}
            />
          </div>
          {page.events.length === 0 ? (
            <EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>
          ) : (
            <AuditTable
              events={page.events}
              nextHref={page.next ? auditHref({ ...filter, after: page.next }) : undefined}
            />
          )}
        </div>
        <AuditSide check={check} readers={readers} taken={taken} />
      </div>
    </div>
  );
}

type KindChipsProps = { counts: Record<(typeof eventKinds)[number] | "all", number>; filter: AuditFilter };

async function KindChips({ counts, filter }: KindChipsProps) {
  const t = await getTranslations("audit.kinds");
  const kinds = [undefined, ...eventKinds];
  return (
    <nav aria-label={t("label")} className="flex flex-wrap gap-2">
      {kinds.map((kind) => (
        <ChipLink
          href={auditHref({ ...filter, kind, after: undefined })}
          key={kind ?? "all"}
          on={filter.kind === kind}
          prefetch={false}
        >
          {t(kind ?? "all")} <span className="fig">{counts[kind ?? "all"]}</span>
        </ChipLink>
      ))}
    </nav>
  );
}
