import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { z } from "zod";
import { PageHeader } from "@/components/ui/page-header";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { ExportButton } from "@/features/exports/components/export-button";
import { AuthorityBoardView } from "@/features/memberships/components/authority-board";
import { authorityBoard } from "@/features/memberships/packets.queries";
import { askVerificationAction } from "@/features/memberships/papers.actions";
import { memberships, verification } from "@/features/memberships/policy";
import { verifiableOfEmployer } from "@/features/memberships/verification-list.queries";
import { MessagesFor } from "@/i18n/messages-for";
import { found } from "@/lib/found";
import { id } from "@/lib/ids";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

export const generateMetadata = async () => ({
  title: (await getTranslations("memberships.board"))("title"),
});

const query = z.object({ employer: id });

export default function AuthoritiesPage({ searchParams }: PageProps<"/memberships/authorities">) {
  return (
    <Suspense fallback={<RowsSkeleton rows={8} />}>
      <Authorities searchParams={searchParams} />
    </Suspense>
  );
}

/** The authorities at a company by state, the letters with them, and the file for the manpower office. */
async function Authorities({ searchParams }: Pick<PageProps<"/memberships/authorities">, "searchParams">) {
  const ctx = await requireContext();
  const asked = query.safeParse(await searchParams);
  if (!can(ctx, memberships.decide) || !asked.success) notFound();
  const board = await found(authorityBoard(ctx, asked.data.employer));
  const t = await getTranslations("memberships.board");
  const counted = await verifiableOfEmployer(ctx, board.employer.id);
  return (
    <MessagesFor namespaces={["ui", "errors", "exports", "memberships", "proof"]}>
      <PageHeader
        end={
          can(ctx, verification.print) && ctx.turf.whole && counted.members > 0 ? (
            <ExportButton
              action={askVerificationAction}
              count={counted.members}
              counts="people"
              forRole={ctx.role}
              hidden={{ employerId: board.employer.id }}
              path="/api/memberships/verification"
              trigger={{ size: "sm", children: t("pack") }}
            />
          ) : undefined
        }
        meta={t("meta", counted)}
        title={t("at", { employer: board.employer.name })}
      />
      <AuthorityBoardView board={board} />
    </MessagesFor>
  );
}
