import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { Notice } from "@/components/ui/states";
import { KeyingGrid } from "@/features/paper-lists/components/keying-grid";
import { lettersOf } from "@/features/paper-lists/components/letters";
import { SheetOver } from "@/features/paper-lists/components/sheet-over";
import { shownCode } from "@/features/paper-lists/components/shown-code";
import { sheetForKeying } from "@/features/paper-lists/keying.queries";
import { paperLists } from "@/features/paper-lists/policy";
import { MessagesFor } from "@/i18n/messages-for";
import { dayOf, today } from "@/lib/dates";
import { found, idFrom } from "@/lib/found";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";
import { BackToPaper } from "../../back-to-paper";

export const generateMetadata = async () => ({ title: (await getTranslations("paper"))("keyBack") });

export default function KeyingPage({ params }: PageProps<"/paper/[paperListId]/keying">) {
  return (
    <Suspense fallback={<RowsSkeleton rows={12} />}>
      <Keying params={params} />
    </Suspense>
  );
}

async function Keying({ params }: Pick<PageProps<"/paper/[paperListId]/keying">, "params">) {
  const ctx = await requireContext();
  if (!can(ctx, paperLists.keyBack)) notFound();
  const sheet = await found(sheetForKeying(ctx, idFrom((await params).paperListId)));
  const t = await getTranslations("paper.keying");
  const { id, code, workplace, rows, state, createdAt } = sheet;
  const keyed = rows.filter(({ by }) => by !== null).length;
  return (
    <MessagesFor namespaces={["paper", "conversations", "errors", "ui"]}>
      <PageHeader
        before={<BackToPaper />}
        meta={state === "open" ? t("meta", { workplace, keyed, rows: rows.length }) : workplace}
        title={t("title", { code: shownCode(code) })}
      />
      {state === "open" ? (
        <>
          {sheet.mine ? null : <Notice className="mb-4">{t("others", { name: sheet.printedBy })}</Notice>}
          <KeyingGrid
            days={{ today: today(ctx), printed: dayOf(ctx, createdAt) }}
            letters={await lettersOf(sheet.locale)}
            mayClose={sheet.mine || can(ctx, paperLists.closeOthers)}
            rows={rows}
            sheet={{ id, code }}
          />
        </>
      ) : (
        <SheetOver mayReopen={can(ctx, paperLists.reopen)} sheet={sheet} />
      )}
    </MessagesFor>
  );
}
