import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { EmptyState } from "@/components/ui/states";
import { OpenSheet } from "@/features/paper-lists/components/open-sheet";
import { SheetList } from "@/features/paper-lists/components/sheet-list";
import { paperLists } from "@/features/paper-lists/policy";
import { listPaperLists } from "@/features/paper-lists/queries";
import { newPaperHref } from "@/features/paper-lists/sheet.schema";
import { MessagesFor } from "@/i18n/messages-for";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

export const generateMetadata = async () => ({ title: (await getTranslations("paper"))("title") });

export default function PaperPage() {
  return (
    <Suspense fallback={<RowsSkeleton />}>
      <PaperLists />
    </Suspense>
  );
}

async function PaperLists() {
  const ctx = await requireContext();
  if (!can(ctx, paperLists.read)) notFound();
  const [t, { sheets, total }] = await Promise.all([getTranslations("paper"), listPaperLists(ctx)]);
  const start = (
    <ButtonLink href={newPaperHref()} prefetch={false} variant="ink">
      {t("new")}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader end={sheets.length > 0 ? start : undefined} meta={t("meta")} title={t("title")} />
      {sheets.length === 0 ? (
        <EmptyState action={start} title={t("list.emptyTitle")}>
          {t("list.empty")}
        </EmptyState>
      ) : (
        <div className="grid gap-6">
          <MessagesFor namespaces={["paper", "errors", "ui"]}>
            <OpenSheet />
          </MessagesFor>
          <SheetList sheets={sheets} />
          <p className="text-13 text-ink-2">{t("list.shown", { shown: sheets.length, total })}</p>
        </div>
      )}
    </>
  );
}
