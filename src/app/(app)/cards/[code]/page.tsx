import { notFound } from "next/navigation";
import { after } from "next/server";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { z } from "zod";
import { ButtonLink } from "@/components/ui/button-link";
import { Done, SoftMarker } from "@/components/ui/marks";
import { PageHeader } from "@/components/ui/page-header";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { recordView } from "@/features/contacts/views.mutations";
import { cardOfCode } from "@/features/memberships/cards.queries";
import { found } from "@/lib/found";
import { requireContext } from "@/lib/session";

export const generateMetadata = async () => ({ title: (await getTranslations("memberships.card"))("title") });

export default function CardPage({ params }: PageProps<"/cards/[code]">) {
  return (
    <Suspense fallback={<RowsSkeleton rows={3} />}>
      <FoundCard params={params} />
    </Suspense>
  );
}

/** Real and invented codes look the same to everybody who may not see the member. */
async function FoundCard({ params }: Pick<PageProps<"/cards/[code]">, "params">) {
  const ctx = await requireContext();
  const code = z.uuid().safeParse((await params).code);
  if (!code.success) notFound();
  const card = await found(cardOfCode(ctx, code.data));
  after(() => recordView(ctx, card.contactId));
  const t = await getTranslations("memberships");
  const valid = card.endedOn === null && card.isMember;
  const ended =
    card.ending && card.endedOn
      ? t(`evidence.cardEnded.${card.ending}`, { day: card.endedOn })
      : t("standing.none");
  return (
    <div className="grid justify-items-start gap-3">
      <PageHeader meta={t("evidence.card", { number: card.number })} title={card.name} />
      {valid ? <Done>{t("evidence.valid")}</Done> : <SoftMarker>{ended}</SoftMarker>}
      <ButtonLink href={`/contacts/${card.contactId}/membership`} prefetch={false}>
        {t("card.open")}
      </ButtonLink>
    </div>
  );
}
