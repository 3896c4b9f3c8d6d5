import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { BoardSkeleton } from "@/components/ui/skeleton";
import { Board } from "@/features/campaigns/components/board";
import { boardFilter, boardView } from "@/features/campaigns/enrolments.schema";
import { getCampaign } from "@/features/campaigns/queries";
import { LogSheetSlot } from "@/features/conversations/components/log-sheet-slot";
import { openFormOf } from "@/features/conversations/log-sheet.schema";
import { conversations } from "@/features/conversations/policy";
import { found, idFrom } from "@/lib/found";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

type Props = PageProps<"/campaigns/[campaignId]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [ctx, { campaignId }] = [await requireContext(), await params];
  const campaign = await getCampaign(ctx, idFrom(campaignId)).catch(() => null);
  return { title: campaign?.name ?? (await getTranslations("campaigns"))("title") };
}

export default function BoardPage(props: Props) {
  return (
    <Suspense fallback={<BoardSkeleton />}>
      <Campaign {...props} />
    </Suspense>
  );
}

async function Campaign({ params, searchParams }: Props) {
  const ctx = await requireContext();
  const campaignId = idFrom((await params).campaignId);
  const asked = await searchParams;
  const filter = boardFilter.parse(asked);
  const query = new URLSearchParams(
    Object.entries(asked).flatMap(([key, value]) =>
      typeof value === "string" && value ? [[key, value]] : [],
    ),
  );
  await found(getCampaign(ctx, campaignId));
  const view = boardView.parse(asked);
  const words = openFormOf.parse(asked);
  for (const overBoard of ["log", "with", "via"]) query.delete(overBoard);
  const mayLog = can(ctx, conversations.log);
  const here = `/campaigns/${campaignId}${query.size > 0 ? `?${query}` : ""}`;
  return (
    <>
      <Board
        campaignId={campaignId}
        ctx={ctx}
        filter={filter}
        mayLog={mayLog}
        query={query.toString()}
        view={view}
      />
      {words.log && mayLog ? (
        <Suspense>
          <LogSheetSlot closeHref={here} contactId={words.log} ctx={ctx} words={words} />
        </Suspense>
      ) : null}
    </>
  );
}
