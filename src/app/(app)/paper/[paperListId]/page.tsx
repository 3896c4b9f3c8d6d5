import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { PaperSheet } from "@/features/paper-lists/components/paper-sheet";
import { PrintButton } from "@/features/paper-lists/components/print-button";
import { SheetOver } from "@/features/paper-lists/components/sheet-over";
import { shownCode } from "@/features/paper-lists/components/shown-code";
import { printPaperList } from "@/features/paper-lists/mutations";
import { paperLists } from "@/features/paper-lists/policy";
import { keyingHref } from "@/features/paper-lists/sheet.schema";
import { MessagesFor } from "@/i18n/messages-for";
import { found, idFrom } from "@/lib/found";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";
import { BackToPaper } from "../back-to-paper";

export const generateMetadata = async () => ({ title: (await getTranslations("paper"))("printAgain") });

export default function PaperListPage({ params }: PageProps<"/paper/[paperListId]">) {
  return (
    <Suspense fallback={<RowsSkeleton rows={12} />}>
      <PaperList params={params} />
    </Suspense>
  );
}

async function PaperList({ params }: Pick<PageProps<"/paper/[paperListId]">, "params">) {
  const ctx = await requireContext();
  if (!can(ctx, paperLists.print)) notFound();
  const sheet = await found(printPaperList(ctx, idFrom((await params).paperListId)));
  const t = await getTranslations("paper");
  const { id, code, workplace, total, state } = sheet;
  const buttons = (
    <>
      <PrintButton label={t("sheet.print")} />
      <ButtonLink href={keyingHref(id)} prefetch={false}>
        {t("keyBack")}
      </ButtonLink>
    </>
  );
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          before={<BackToPaper />}
          end={state === "open" ? buttons : undefined}
          meta={t("sheet.meta", { workplace, count: total })}
          title={t("sheet.title", { code: shownCode(code) })}
        />
      </div>
      {state === "open" ? (
        <PaperSheet sheet={sheet} />
      ) : (
        <MessagesFor namespaces={["paper"]}>
          <SheetOver mayReopen={can(ctx, paperLists.reopen)} sheet={sheet} />
        </MessagesFor>
      )}
    </>
  );
}
