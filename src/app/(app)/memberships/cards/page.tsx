import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { z } from "zod";
import { BackLink } from "@/components/ui/back-link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { EmptyState } from "@/components/ui/states";
import { cardsToPrint, membersWithoutCard } from "@/features/memberships/cards.queries";
import { IssueCards, MarkPrinted } from "@/features/memberships/components/card-buttons";
import { CardSheet } from "@/features/memberships/components/card-sheet";
import { memberships } from "@/features/memberships/policy";
import { PrintButton } from "@/features/paper-lists/components/print-button";
import { getWorkplace } from "@/features/workplaces/queries";
import { MessagesFor } from "@/i18n/messages-for";
import { env } from "@/lib/env";
import { found } from "@/lib/found";
import { id } from "@/lib/ids";
import { can } from "@/lib/policy";
import { requireSession } from "@/lib/session";

export const generateMetadata = async () => ({ title: (await getTranslations("memberships.desk"))("title") });

const query = z.object({ workplace: id });

export default function CardDeskPage({ searchParams }: PageProps<"/memberships/cards">) {
  return (
    <Suspense fallback={<RowsSkeleton rows={8} />}>
      <CardDesk searchParams={searchParams} />
    </Suspense>
  );
}

/** Members without a card, and the sheets of those whose card was not printed yet. */
async function CardDesk({ searchParams }: Pick<PageProps<"/memberships/cards">, "searchParams">) {
  const { ctx, union } = await requireSession();
  const asked = query.safeParse(await searchParams);
  if (!can(ctx, memberships.decide) || !asked.success) notFound();
  const workplace = await found(getWorkplace(ctx, asked.data.workplace));
  const t = await getTranslations("memberships.desk");
  const [without, printing] = [
    await membersWithoutCard(ctx, workplace.id),
    await cardsToPrint(ctx, workplace.id),
  ];
  return (
    <MessagesFor namespaces={["ui", "errors", "memberships"]}>
      <div className="grid gap-6 print:hidden">
        <PageHeader
          before={<BackLink href={`/workplaces/${workplace.id}`}>{workplace.name}</BackLink>}
          meta={workplace.name}
          title={t("title")}
        />
        <Section meta={t("withoutMeta", { total: without.total })} title={t("without")}>
          {without.total === 0 ? (
            <p className="text-13 text-ink-2">{t("everybody")}</p>
          ) : (
            <div className="grid gap-3">
              <p className="text-13 text-ink-2">{without.people.map(({ name }) => name).join(", ")}</p>
              <IssueCards contactIds={without.people.map((person) => person.id)} />
            </div>
          )}
        </Section>
        <Section meta={t("toPrintMeta", { total: printing.total })} title={t("toPrint")}>
          {printing.total === 0 ? (
            <EmptyState title={t("nothingToPrint")} />
          ) : (
            <div className="flex flex-wrap gap-2">
              <PrintButton label={t("print")} />
              <MarkPrinted cardIds={printing.cards.map((card) => card.id)} />
            </div>
          )}
        </Section>
      </div>
      <CardSheet cards={printing.cards} site={{ union: union.name, address: env.NEXTAUTH_URL }} />
    </MessagesFor>
  );
}
